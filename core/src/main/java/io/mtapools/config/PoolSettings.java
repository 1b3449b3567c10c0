package io.mtapools.config;

import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A pool: its IPs, its processor and what limits it. Immutable. */
public final class PoolSettings {
    private final PoolName name;
    private final String processor;
    private final List<IpSettings> ips;
    private final List<ScopedLimit> limits;
    private final Map<ProviderName, List<ScopedLimit>> providerLimits;
    private final Integer connections;
    private final PoolName whenFull;
    private final List<Lending> lends;

    private PoolSettings(Builder builder) {
        this.name = builder.name;
        this.processor = builder.processor;
        this.ips = List.copyOf(builder.ips);
        this.limits = List.copyOf(builder.limits);
        Map<ProviderName, List<ScopedLimit>> byProvider = new LinkedHashMap<>();
        builder.providerLimits.forEach((provider, list) -> byProvider.put(provider, List.copyOf(list)));
        this.providerLimits = Collections.unmodifiableMap(byProvider);
        this.connections = builder.connections;
        this.whenFull = builder.whenFull;
        this.lends = List.copyOf(builder.lends);
    }

    /** A pool whose processor is {@code pool-NAME} unless set otherwise. */
    public static Builder named(String name) {
        return new Builder(PoolName.of(name));
    }

    public PoolName name() {
        return name;
    }

    /** The mailet processor that its mail goes through. */
    public String processor() {
        return processor;
    }

    public List<IpSettings> ips() {
        return ips;
    }

    /** Limits over all providers together: scope {@code IP} for each IP, {@code POOL} for all its IPs. */
    public List<ScopedLimit> limits() {
        return limits;
    }

    /** Simultaneous deliveries of one IP, all providers together. */
    public OptionalInt connections() {
        return connections == null ? OptionalInt.empty() : OptionalInt.of(connections);
    }

    /** What holds at this provider: the provider's limits, those set here in place of its own of equal period and scope. */
    public List<ScopedLimit> limitsAt(ProviderSettings provider) {
        List<ScopedLimit> own = providerLimits.getOrDefault(provider.name(), List.of());
        List<ScopedLimit> all = new ArrayList<>(own);
        for (ScopedLimit limit : provider.limits()) {
            if (own.stream().noneMatch(mine -> mine.replaces(limit))) {
                all.add(limit);
            }
        }
        return all;
    }

    /** The pool that takes what this one has no room for; none: it is held. */
    public Optional<PoolName> whenFull() {
        return Optional.ofNullable(whenFull);
    }

    public List<Lending> lends() {
        return lends;
    }

    /** Collects a pool's settings. Not thread-safe. */
    public static final class Builder {
        private final PoolName name;
        private String processor;
        private final List<IpSettings> ips = new ArrayList<>();
        private final List<ScopedLimit> limits = new ArrayList<>();
        private final Map<ProviderName, List<ScopedLimit>> providerLimits = new LinkedHashMap<>();
        private Integer connections;
        private PoolName whenFull;
        private final List<Lending> lends = new ArrayList<>();

        private Builder(PoolName name) {
            this.name = name;
            this.processor = "pool-" + name;
        }

        public Builder processor(String state) {
            processor = state;
            return this;
        }

        public Builder ip(IpSettings ip) {
            ips.add(ip);
            return this;
        }

        public Builder limit(ScopedLimit limit) {
            limits.add(limit);
            return this;
        }

        public Builder limitAt(ProviderName provider, ScopedLimit limit) {
            providerLimits.computeIfAbsent(provider, any -> new ArrayList<>()).add(limit);
            return this;
        }

        public Builder connections(int count) {
            connections = count;
            return this;
        }

        public Builder whenFull(PoolName lender) {
            whenFull = lender;
            return this;
        }

        public Builder lends(Lending lending) {
            lends.add(lending);
            return this;
        }

        public PoolSettings build() {
            return new PoolSettings(this);
        }
    }
}
