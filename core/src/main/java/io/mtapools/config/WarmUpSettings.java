package io.mtapools.config;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** The day-by-day rise of a new IP's daily caps. All shares are from 0 to 1. Immutable. */
public final class WarmUpSettings {
    private final String name;
    private final List<Long> days;
    private final List<Long> total;
    private final Duration spread;
    private final ZoneId zone;
    private final double accepted;
    private final double deferred;
    private final double bounced;
    private final double complained;

    private WarmUpSettings(Builder builder) {
        this.name = builder.name;
        this.days = builder.days;
        this.total = builder.total;
        this.spread = builder.spread;
        this.zone = builder.zone;
        this.accepted = builder.accepted;
        this.deferred = builder.deferred;
        this.bounced = builder.bounced;
        this.complained = builder.complained;
    }

    /**
     * A warm-up of one day or more.
     *
     * @throws IllegalArgumentException where {@code days} is empty
     */
    public static Builder of(String name, List<Long> days) {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("warm-up days: expected at least one");
        }
        return new Builder(name, days);
    }

    public String name() {
        return name;
    }

    /** Messages that one provider accepts from the IP, per day of the warm-up; never falling. */
    public List<Long> days() {
        return days;
    }

    /** Messages from the IP to all providers together, per day; empty, or as long as {@link #days}. */
    public List<Long> total() {
        return total;
    }

    /** Over how much of the day its cap is spread; 12 hours unless set. */
    public Duration spread() {
        return spread;
    }

    /** Where the day begins at midnight; UTC unless set. */
    public ZoneId zone() {
        return zone;
    }

    /** The share of the day's cap that must have been accepted for the day to count; 90 % unless set. */
    public double accepted() {
        return accepted;
    }

    /** The share of deferred first attempts above which the day does not count; 10 % unless set. */
    public double deferred() {
        return deferred;
    }

    /** The share of bounces above which the day does not count; 5 % unless set. */
    public double bounced() {
        return bounced;
    }

    /** The share of complaints above which the day does not count; 0.1 % unless set. */
    public double complained() {
        return complained;
    }

    /** Collects a warm-up's settings. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final List<Long> days;
        private List<Long> total = List.of();
        private Duration spread = Duration.ofHours(12);
        private ZoneId zone = ZoneOffset.UTC;
        private double accepted = 0.9;
        private double deferred = 0.1;
        private double bounced = 0.05;
        private double complained = 0.001;

        private Builder(String name, List<Long> days) {
            this.name = Objects.requireNonNull(name);
            this.days = List.copyOf(days);
        }

        public Builder total(List<Long> perDay) {
            total = List.copyOf(perDay);
            return this;
        }

        public Builder spread(Duration duration) {
            spread = Objects.requireNonNull(duration);
            return this;
        }

        public Builder zone(ZoneId id) {
            zone = Objects.requireNonNull(id);
            return this;
        }

        public Builder accepted(double share) {
            accepted = share;
            return this;
        }

        public Builder deferred(double share) {
            deferred = share;
            return this;
        }

        public Builder bounced(double share) {
            bounced = share;
            return this;
        }

        public Builder complained(double share) {
            complained = share;
            return this;
        }

        public WarmUpSettings build() {
            return new WarmUpSettings(this);
        }
    }
}
