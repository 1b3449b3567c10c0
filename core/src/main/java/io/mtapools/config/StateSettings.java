package io.mtapools.config;

import io.mtapools.model.PoolName;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** When an FBL state begins, and what it does. All shares are from 0 to 1. Immutable. */
public final class StateSettings {
    private final FeedbackState state;
    private final Double complaints;
    private final Double bounces;
    private final Double velocity;
    private final PoolName pool;
    private final Duration lasts;

    private StateSettings(Builder builder) {
        this.state = builder.state;
        this.complaints = builder.complaints;
        this.bounces = builder.bounces;
        this.velocity = builder.velocity;
        this.pool = builder.pool;
        this.lasts = builder.lasts;
    }

    public static Builder of(FeedbackState state) {
        return new Builder(state);
    }

    public FeedbackState state() {
        return state;
    }

    /** The share of complaints from which it begins. */
    public OptionalDouble complaints() {
        return Optionals.of(complaints);
    }

    /** The share of invalid and inactive recipients from which it begins. */
    public OptionalDouble bounces() {
        return Optionals.of(bounces);
    }

    /** The share of its velocity that is left. */
    public OptionalDouble velocity() {
        return Optionals.of(velocity);
    }

    /** The pool that its mail goes to. */
    public Optional<PoolName> pool() {
        return Optional.ofNullable(pool);
    }

    /** When it falls to the state below by itself. */
    public Optional<Duration> lasts() {
        return Optional.ofNullable(lasts);
    }

    /** Collects a state's settings. Not thread-safe. */
    public static final class Builder {
        private final FeedbackState state;
        private Double complaints;
        private Double bounces;
        private Double velocity;
        private PoolName pool;
        private Duration lasts;

        private Builder(FeedbackState state) {
            this.state = Objects.requireNonNull(state);
        }

        public Builder complaints(double share) {
            complaints = share;
            return this;
        }

        public Builder bounces(double share) {
            bounces = share;
            return this;
        }

        public Builder velocity(double share) {
            velocity = share;
            return this;
        }

        public Builder pool(PoolName name) {
            pool = name;
            return this;
        }

        public Builder lasts(Duration duration) {
            lasts = duration;
            return this;
        }

        public StateSettings build() {
            return new StateSettings(this);
        }
    }
}
