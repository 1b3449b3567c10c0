package io.mtapools.config;

import io.mtapools.model.EgressIp;
import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import io.mtapools.model.TrafficType;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All of {@code pools.xml}, checked. Immutable. */
public final class Settings {
    private final TrafficSettings traffic;
    private final Map<ProviderName, ProviderSettings> providers;
    private final Map<PoolName, PoolSettings> pools;
    private final RetrySettings retry;
    private final int attemptsAtOnce;

    private Settings(Builder builder) {
        this.traffic = Objects.requireNonNull(builder.traffic, "traffic");
        this.providers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.providers));
        this.pools = Collections.unmodifiableMap(new LinkedHashMap<>(builder.pools));
        this.retry = builder.retry;
        this.attemptsAtOnce = builder.attemptsAtOnce;
    }

    public static Builder builder() {
        return new Builder();
    }

    public TrafficSettings traffic() {
        return traffic;
    }

    /** In matching order; {@link ProviderName#EVERYONE_ELSE} is always among them. */
    public Collection<ProviderSettings> providers() {
        return providers.values();
    }

    /** A provider's settings; those of everyone else for a name that is not (or no longer) set. */
    public ProviderSettings provider(ProviderName name) {
        ProviderSettings provider = providers.get(name);
        return provider == null ? providers.get(ProviderName.EVERYONE_ELSE) : provider;
    }

    public Collection<PoolSettings> pools() {
        return pools.values();
    }

    public Optional<PoolSettings> pool(PoolName name) {
        return Optional.ofNullable(pools.get(name));
    }

    /** The pool that owns an IP. */
    public Optional<PoolSettings> poolOf(EgressIp ip) {
        return pools.values().stream()
                .filter(pool -> pool.ips().stream().anyMatch(own -> own.ip().equals(ip)))
                .findFirst();
    }

    /** The retry plan of a type: its own, else the general one. */
    public RetrySettings retry(TrafficType type) {
        return traffic.type(type).flatMap(TypeSettings::retry).orElse(retry);
    }

    /** How many attempts this node makes at once, at most. */
    public int attemptsAtOnce() {
        return attemptsAtOnce;
    }

    /** Collects the settings. Not thread-safe. */
    public static final class Builder {
        private TrafficSettings traffic;
        private final Map<ProviderName, ProviderSettings> providers = new LinkedHashMap<>();
        private final Map<PoolName, PoolSettings> pools = new LinkedHashMap<>();
        private RetrySettings retry = RetrySettings.standard();
        private int attemptsAtOnce = 128;

        private Builder() {}

        public Builder traffic(TrafficSettings settings) {
            traffic = settings;
            return this;
        }

        public Builder provider(ProviderSettings settings) {
            providers.put(settings.name(), settings);
            return this;
        }

        public Builder pool(PoolSettings settings) {
            pools.put(settings.name(), settings);
            return this;
        }

        public Builder retry(RetrySettings settings) {
            retry = settings;
            return this;
        }

        public Builder attemptsAtOnce(int count) {
            attemptsAtOnce = count;
            return this;
        }

        /** Adds everyone else, unlimited, where it was not set. */
        public Settings build() {
            providers.computeIfAbsent(ProviderName.EVERYONE_ELSE, name -> ProviderSettings.named(name.value())
                    .build());
            return new Settings(this);
        }
    }
}
