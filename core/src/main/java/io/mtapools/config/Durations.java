package io.mtapools.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as in {@code 250ms}, {@code 10s}, {@code 5m}, {@code 4h}, {@code 3d}: above zero, at most 1,000 days. */
final class Durations {
    private static final Pattern FORM = Pattern.compile("(\\d{1,11})(ms|s|m|h|d)");
    private static final Duration LONGEST = Duration.ofDays(1000);

    private Durations() {}

    static Duration parse(String text) throws Complaint {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            Duration duration = unit(form.group(2)).multipliedBy(Long.parseLong(form.group(1)));
            if (!duration.isZero() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        }
        throw new Complaint(Messages.expected(
                "a duration above zero and at most 1000d: a number and ms, s, m, h or d, for example 30m"));
    }

    /** The shortest text that {@link #parse} reads as this duration. */
    static String text(Duration duration) {
        for (String unit : new String[] {"d", "h", "m", "s"}) {
            long length = unit(unit).toMillis();
            if (duration.toMillis() % length == 0) {
                return duration.toMillis() / length + unit;
            }
        }
        return duration.toMillis() + "ms";
    }

    private static Duration unit(String unit) {
        switch (unit) {
            case "d":
                return Duration.ofDays(1);
            case "h":
                return Duration.ofHours(1);
            case "m":
                return Duration.ofMinutes(1);
            case "s":
                return Duration.ofSeconds(1);
            default:
                return Duration.ofMillis(1);
        }
    }
}
