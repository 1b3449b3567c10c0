package io.mtapools.model;

import java.time.Duration;
import java.util.Objects;

/**
 * At most so many messages in any window of a period. Immutable.
 *
 * <p>A period of one day is a day's cap: it follows the calendar day and counts what was accepted. Every shorter or
 * longer period is a sliding window and counts attempts.
 */
public final class Limit {
    private static final Duration DAY = Duration.ofDays(1);

    private final long messages;
    private final Duration period;

    private Limit(long messages, Duration period) {
        this.messages = messages;
        this.period = period;
    }

    /** @throws IllegalArgumentException unless both are positive */
    public static Limit of(long messages, Duration period) {
        Objects.requireNonNull(period);
        if (messages <= 0 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException(
                    "limit " + messages + " per " + period + ": expected a positive number and a positive period");
        }
        return new Limit(messages, period);
    }

    public long messages() {
        return messages;
    }

    public Duration period() {
        return period;
    }

    /** Whether this is a day's cap and not a sliding window. */
    public boolean isDaily() {
        return period.equals(DAY);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Limit && messages == ((Limit) other).messages && period.equals(((Limit) other).period);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(messages) + period.hashCode();
    }

    @Override
    public String toString() {
        return messages + " per " + period;
    }
}
