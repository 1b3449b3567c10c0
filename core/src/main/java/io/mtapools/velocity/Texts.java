package io.mtapools.velocity;

import java.time.Duration;

/** Durations as an admin writes them. */
final class Texts {
    private static final String[] UNITS = {"d", "h", "m", "s", "ms"};
    private static final long[] MILLIS = {86_400_000, 3_600_000, 60_000, 1000, 1};

    private static final Duration LONGEST = Duration.ofDays(1_000_000);

    private Texts() {}

    /** In the largest unit that divides it, for example {@code 90s}; parts of a millisecond are rounded up. */
    static String span(Duration duration) {
        if (duration.compareTo(LONGEST) > 0) {
            return "more than " + span(LONGEST);
        }
        long millis = duration.plusNanos(999_999).toMillis();
        for (int i = 0; i < UNITS.length; i++) {
            if (millis >= MILLIS[i] && millis % MILLIS[i] == 0) {
                return millis / MILLIS[i] + UNITS[i];
            }
        }
        return "0ms";
    }

    /** How long from one tick to another, for a person: {@code in 120 ms}, {@code in 12 s}, or when something changes. */
    static String until(long now, long tick) {
        if (tick == Moment.NEVER) {
            return "when an attempt ends";
        }
        long millis = Math.max(0, tick - now + 999_999) / 1_000_000;
        if (millis < 10_000) {
            return "in " + millis + " ms";
        }
        return millis < 600_000 ? "in " + millis / 1000 + " s" : "in " + millis / 60_000 + " min";
    }
}
