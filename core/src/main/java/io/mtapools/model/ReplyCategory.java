package io.mtapools.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an SMTP reply, a bounce or a failed attempt means. */
public enum ReplyCategory {
    INVALID_RECIPIENT,
    INACTIVE_RECIPIENT,
    MAILBOX_FULL,
    BAD_DOMAIN,
    RATE_LIMITED,
    REPUTATION,
    GREYLISTED,
    AUTHENTICATION,
    CONTENT,
    POLICY,
    TOO_BIG,
    CONNECTION,
    TRANSIENT,
    UNKNOWN;

    /** The name in configuration, logs and calls, for example {@code rate-limited}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ReplyCategory> parse(String text) {
        return Arrays.stream(values())
                .filter(category -> category.text().equals(text))
                .findFirst();
    }
}
