package io.mtapools.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The FBL states that figures can give, from mild to severe. */
public enum FeedbackState {
    WATCH,
    THROTTLED,
    QUARANTINED,
    SUSPENDED;

    /** The name in configuration, logs and calls, for example {@code watch}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> names() {
        return Arrays.stream(values()).map(FeedbackState::text).collect(Collectors.toList());
    }
}
