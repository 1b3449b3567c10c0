package io.mtapools.config;

import io.mtapools.model.EgressIp;
import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import io.mtapools.model.Stream;
import io.mtapools.model.TrafficType;
import java.time.LocalDate;
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
    private final Map<String, WarmUpSettings> warmUps;
    private final FeedbackSettings feedback;
    private final RepliesSettings replies;
    private final BackOffSettings backOff;
    private final RetrySettings retry;
    private final StoreSettings store;
    private final int attemptsAtOnce;
    private final long mostCopiedBytes;
    private final LocalDate reviewed;

    private Settings(Builder builder) {
        this.traffic = Objects.requireNonNull(builder.traffic, "traffic");
        this.providers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.providers));
        this.pools = Collections.unmodifiableMap(new LinkedHashMap<>(builder.pools));
        this.warmUps = Collections.unmodifiableMap(new LinkedHashMap<>(builder.warmUps));
        this.feedback = builder.feedback;
        this.replies = Objects.requireNonNull(builder.replies, "replies");
        this.backOff = Objects.requireNonNull(builder.backOff, "backOff");
        this.retry = Objects.requireNonNull(builder.retry, "retry");
        this.store = Objects.requireNonNull(builder.store, "store");
        this.attemptsAtOnce = builder.attemptsAtOnce;
        this.mostCopiedBytes = builder.mostCopiedBytes;
        this.reviewed = builder.reviewed;
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

    public Collection<WarmUpSettings> warmUps() {
        return warmUps.values();
    }

    public Optional<WarmUpSettings> warmUp(String name) {
        return Optional.ofNullable(warmUps.get(name));
    }

    /** What follows from complaints and bounces; empty: nothing. */
    public Optional<FeedbackSettings> feedback() {
        return Optional.ofNullable(feedback);
    }

    public RepliesSettings replies() {
        return replies;
    }

    public BackOffSettings backOff() {
        return backOff;
    }

    public StoreSettings store() {
        return store;
    }

    /** What is set for single streams. */
    public Collection<StreamSettings> streams() {
        return traffic.streams();
    }

    public Optional<StreamSettings> stream(Stream stream) {
        return traffic.stream(stream);
    }

    /** When a person last reviewed the file. */
    public Optional<LocalDate> reviewed() {
        return Optional.ofNullable(reviewed);
    }

    /** The retry plan of a type: its own, else the general one. */
    public RetrySettings retry(TrafficType type) {
        return traffic.type(type).flatMap(TypeSettings::retry).orElse(retry);
    }

    /** The most that one mail may become, its size times its recipients, in bytes. */
    public long mostCopiedBytes() {
        return mostCopiedBytes;
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
        private final Map<String, WarmUpSettings> warmUps = new LinkedHashMap<>();
        private FeedbackSettings feedback;
        private RepliesSettings replies = RepliesSettings.standard();
        private BackOffSettings backOff = BackOffSettings.standard();
        private RetrySettings retry = RetrySettings.standard();
        private StoreSettings store = StoreSettings.embedded();
        private LocalDate reviewed;
        private int attemptsAtOnce = 128;
        private long mostCopiedBytes = 1L << 30;

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

        public Builder warmUp(WarmUpSettings settings) {
            warmUps.put(settings.name(), settings);
            return this;
        }

        public Builder feedback(FeedbackSettings settings) {
            feedback = settings;
            return this;
        }

        public Builder replies(RepliesSettings settings) {
            replies = settings;
            return this;
        }

        public Builder backOff(BackOffSettings settings) {
            backOff = settings;
            return this;
        }

        public Builder store(StoreSettings settings) {
            store = settings;
            return this;
        }

        public Builder reviewed(LocalDate date) {
            reviewed = date;
            return this;
        }

        public Builder mostCopiedBytes(long bytes) {
            mostCopiedBytes = bytes;
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
