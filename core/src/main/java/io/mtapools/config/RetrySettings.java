package io.mtapools.config;

import java.time.Duration;
import java.util.List;

/** When a deferred delivery is tried again, and when it is given up. Immutable. */
public final class RetrySettings {
    private final List<Duration> after;
    private final Duration giveUp;

    private RetrySettings(List<Duration> after, Duration giveUp) {
        this.after = List.copyOf(after);
        this.giveUp = giveUp;
    }

    /**
     * A plan of one pause or more.
     *
     * @throws IllegalArgumentException where {@code after} is empty
     */
    public static RetrySettings of(List<Duration> after, Duration giveUp) {
        if (after.isEmpty()) {
            throw new IllegalArgumentException("retry after: expected at least one duration");
        }
        return new RetrySettings(after, giveUp);
    }

    /** 5, 15 and 30 minutes, 1, 2 and 4 hours; given up after 3 days. */
    public static RetrySettings standard() {
        return of(
                List.of(
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(30),
                        Duration.ofHours(1),
                        Duration.ofHours(2),
                        Duration.ofHours(4)),
                Duration.ofDays(3));
    }

    /** The pause after the {@code attempts}-th attempt, counted from 1; the last one repeats. */
    public Duration pauseAfter(int attempts) {
        return after.get(Math.max(0, Math.min(attempts, after.size()) - 1));
    }

    public List<Duration> after() {
        return after;
    }

    /** How long after acceptance a delivery is given up. */
    public Duration giveUp() {
        return giveUp;
    }
}
