package io.mtapools.model;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One SMTP reply (RFC 5321, 4.2): its code, its enhanced code (RFC 3463) where it has one, and the text of all its
 * lines joined by one blank, the codes at their beginnings left out. Immutable; the text is bounded.
 */
public final class SmtpReply {
    /** Longest text that is kept, in characters. */
    public static final int MAX_TEXT = 2048;

    private static final Pattern LINE =
            Pattern.compile("^\\s*(?<code>[245]\\d\\d)(?:[ -]|$)(?<rest>.*)$", Pattern.DOTALL);
    private static final Pattern ENHANCED =
            Pattern.compile("^(?<enhanced>[245]\\.\\d{1,3}\\.\\d{1,3})(?:\\s+|$)(?<rest>.*)$", Pattern.DOTALL);

    private final int code;
    private final String enhanced;
    private final String text;

    private SmtpReply(int code, String enhanced, String text) {
        this.code = code;
        this.enhanced = enhanced;
        this.text = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }

    public static SmtpReply of(int code, String enhanced, String text) {
        return new SmtpReply(code, enhanced, Objects.requireNonNull(text));
    }

    /** A reply that says no code: what a socket or resolver said instead. */
    public static SmtpReply withoutCode(String text) {
        return new SmtpReply(0, null, text);
    }

    /** Reads a reply of one or more lines as it came over the wire; never throws. */
    public static SmtpReply parse(String wire) {
        int code = 0;
        String enhanced = null;
        StringBuilder text = new StringBuilder();
        for (String line : wire.strip().lines().limit(100).collect(Collectors.toList())) {
            Matcher coded = LINE.matcher(line);
            String rest = line;
            if (coded.matches()) {
                code = code == 0 ? Integer.parseInt(coded.group("code")) : code;
                rest = coded.group("rest");
                Matcher withEnhanced = ENHANCED.matcher(rest.stripLeading());
                if (withEnhanced.matches()) {
                    enhanced = enhanced == null ? withEnhanced.group("enhanced") : enhanced;
                    rest = withEnhanced.group("rest");
                }
            }
            if (!rest.isBlank()) {
                text.append(text.length() == 0 ? "" : " ").append(rest.strip());
            }
            if (text.length() > MAX_TEXT) {
                break;
            }
        }
        return new SmtpReply(code, enhanced, text.toString());
    }

    /** The code, or 0 where there was none (no connection, no answer). */
    public int code() {
        return code;
    }

    public Optional<String> enhanced() {
        return Optional.ofNullable(enhanced);
    }

    public String text() {
        return text;
    }

    /** Whether the code is 5xx. */
    public boolean isPermanent() {
        return code >= 500 && code < 600;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SmtpReply
                && code == ((SmtpReply) other).code
                && Objects.equals(enhanced, ((SmtpReply) other).enhanced)
                && text.equals(((SmtpReply) other).text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(code, enhanced, text);
    }

    @Override
    public String toString() {
        return (code == 0 ? "" : code + " ") + (enhanced == null ? "" : enhanced + " ") + text;
    }
}
