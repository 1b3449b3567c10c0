package io.mtapools.velocity;

import io.mtapools.model.Limit;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All that limits one counted thing for one kind of asker: windows, a day's cap, simultaneous attempts. Immutable. */
final class Limits {
    static final long NONE = -1;
    static final Limits UNLIMITED = new Limits(List.of(), NONE, NONE);

    private final List<Rate> rates;
    private final long perDay;
    private final long atOnce;

    private Limits(List<Rate> rates, long perDay, long atOnce) {
        this.rates = rates;
        this.perDay = perDay;
        this.atOnce = atOnce;
    }

    /** Of several limits with one period the strictest counts. */
    static Limits of(Collection<Limit> limits, OptionalInt connections) {
        Map<Duration, Long> strictest = new TreeMap<>();
        limits.forEach(limit -> strictest.merge(limit.period(), limit.messages(), Math::min));
        Long daily = strictest.remove(Duration.ofDays(1));
        return new Limits(
                strictest.entrySet().stream()
                        .map(entry -> new Rate(entry.getValue(), entry.getKey()))
                        .collect(Collectors.toUnmodifiableList()),
                daily == null ? NONE : daily,
                connections.isPresent() ? connections.getAsInt() : NONE);
    }

    /** The part of each that may be lent, rounded down: of a limit too small to share, nothing. */
    Limits share(double upTo) {
        return new Limits(
                rates.stream()
                        .map(rate -> new Rate(part(rate.messages, upTo), rate.period))
                        .collect(Collectors.toUnmodifiableList()),
                part(perDay, upTo),
                part(atOnce, upTo));
    }

    private static long part(long number, double upTo) {
        // A hair is added, as 0.29 * 100 is a hair below 29.
        return number == NONE ? NONE : (long) Math.floor(number * upTo + 1e-9);
    }

    List<Rate> rates() {
        return rates;
    }

    /** The day's cap, or {@link #NONE}. */
    long perDay() {
        return perDay;
    }

    /** Simultaneous attempts, or {@link #NONE}. */
    long atOnce() {
        return atOnce;
    }

    boolean isUnlimited() {
        return rates.isEmpty() && perDay == NONE && atOnce == NONE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Limits
                && perDay == ((Limits) other).perDay
                && atOnce == ((Limits) other).atOnce
                && rates.equals(((Limits) other).rates);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rates, perDay, atOnce);
    }

    /** So many messages in any window of a period; none at all is possible. Immutable. */
    static final class Rate {
        /** Longer periods are cut to this: about 73 years. */
        private static final long LONGEST = Long.MAX_VALUE / 4;

        private final long messages;
        private final Duration period;
        private final long nanos;

        private Rate(long messages, Duration period) {
            this.messages = messages;
            this.period = period;
            this.nanos = period.compareTo(Duration.ofNanos(LONGEST)) > 0 ? LONGEST : period.toNanos();
        }

        long messages() {
            return messages;
        }

        long nanos() {
            return nanos;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Rate && messages == ((Rate) other).messages && nanos == ((Rate) other).nanos;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(messages * 31 + nanos);
        }

        @Override
        public String toString() {
            return messages + " per " + Texts.span(period);
        }
    }
}
