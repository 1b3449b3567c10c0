package io.mtapools.config;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What makes a mail one of a type. Immutable. */
public final class Condition {
    /** What is looked at. */
    public enum Kind {
        SENDER_DOMAIN,
        AUTH_USER,
        HEADER
    }

    private final Kind kind;
    private final String value;
    private final Pattern pattern;

    private Condition(Kind kind, String value, Pattern pattern) {
        this.kind = kind;
        this.value = Objects.requireNonNull(value);
        this.pattern = pattern;
    }

    /** The domain of the envelope sender or of From, or a domain below it. */
    public static Condition senderDomain(String domain) {
        return new Condition(Kind.SENDER_DOMAIN, domain, null);
    }

    /** The SMTP user that sent it. */
    public static Condition authUser(String user) {
        return new Condition(Kind.AUTH_USER, user, null);
    }

    /** A header that is there. */
    public static Condition header(String name) {
        return new Condition(Kind.HEADER, name, null);
    }

    /** A header in which the pattern is found. */
    public static Condition header(String name, Pattern pattern) {
        return new Condition(Kind.HEADER, name, Objects.requireNonNull(pattern));
    }

    public Kind kind() {
        return kind;
    }

    /** The domain, user or header name. */
    public String value() {
        return value;
    }

    public Optional<Pattern> pattern() {
        return Optional.ofNullable(pattern);
    }

    @Override
    public String toString() {
        switch (kind) {
            case SENDER_DOMAIN:
                return "senderDomain " + value;
            case AUTH_USER:
                return "authUser " + value;
            default:
                return "header " + value + (pattern == null ? "" : " matches " + pattern);
        }
    }
}
