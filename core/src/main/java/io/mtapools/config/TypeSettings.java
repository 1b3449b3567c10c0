package io.mtapools.config;

import io.mtapools.model.PoolName;
import io.mtapools.model.TrafficType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A traffic type: what belongs to it, where it goes. Immutable. */
public final class TypeSettings {
    private final TrafficType type;
    private final PoolName pool;
    private final List<Condition> conditions;
    private final Duration expires;
    private final String automatic;
    private final RetrySettings retry;

    private TypeSettings(Builder builder) {
        this.type = builder.type;
        this.pool = builder.pool;
        this.conditions = List.copyOf(builder.conditions);
        this.expires = builder.expires;
        this.automatic = builder.automatic;
        this.retry = builder.retry;
    }

    public static Builder named(String type, String pool) {
        return new Builder(TrafficType.of(type), PoolName.of(pool));
    }

    public TrafficType type() {
        return type;
    }

    public PoolName pool() {
        return pool;
    }

    /** Any one is enough. */
    public List<Condition> conditions() {
        return conditions;
    }

    /** How long after acceptance its mail is worth sending. */
    public Optional<Duration> expires() {
        return Optional.ofNullable(expires);
    }

    /** The worst FBL state that figures alone may give it. */
    public Optional<String> automatic() {
        return Optional.ofNullable(automatic);
    }

    /** Its own retry plan, in place of the general one. */
    public Optional<RetrySettings> retry() {
        return Optional.ofNullable(retry);
    }

    /** Collects a type's settings. Not thread-safe. */
    public static final class Builder {
        private final TrafficType type;
        private final PoolName pool;
        private final List<Condition> conditions = new ArrayList<>();
        private Duration expires;
        private String automatic;
        private RetrySettings retry;

        private Builder(TrafficType type, PoolName pool) {
            this.type = Objects.requireNonNull(type);
            this.pool = Objects.requireNonNull(pool);
        }

        public Builder condition(Condition condition) {
            conditions.add(condition);
            return this;
        }

        public Builder expires(Duration after) {
            expires = after;
            return this;
        }

        public Builder automatic(String state) {
            automatic = state;
            return this;
        }

        public Builder retry(RetrySettings own) {
            retry = own;
            return this;
        }

        public TypeSettings build() {
            return new TypeSettings(this);
        }
    }
}
