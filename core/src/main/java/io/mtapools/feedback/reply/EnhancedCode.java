package io.mtapools.feedback.reply;

import io.mtapools.model.ReplyCategory;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an enhanced status code means alone, by RFC 3463 and the registry of RFC 5248 that goes on from there (RFC 6531,
 * 6710, 7293, 7372, 7505). Stateless.
 */
final class EnhancedCode {
    private static final Pattern CODE = Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})");

    /** By subject and detail; the class tells only whether it is for good, except where it is listed. */
    private static final Map<String, ReplyCategory> EXACT = Map.ofEntries(
            Map.entry("1.1", ReplyCategory.INVALID_RECIPIENT),
            Map.entry("1.2", ReplyCategory.BAD_DOMAIN),
            Map.entry("1.3", ReplyCategory.INVALID_RECIPIENT),
            Map.entry("1.4", ReplyCategory.INVALID_RECIPIENT),
            Map.entry("1.6", ReplyCategory.INVALID_RECIPIENT),
            Map.entry("1.10", ReplyCategory.BAD_DOMAIN),
            Map.entry("2.1", ReplyCategory.INACTIVE_RECIPIENT),
            Map.entry("2.2", ReplyCategory.MAILBOX_FULL),
            Map.entry("2.3", ReplyCategory.TOO_BIG),
            Map.entry("3.3", ReplyCategory.POLICY),
            Map.entry("3.4", ReplyCategory.TOO_BIG),
            Map.entry("3.6", ReplyCategory.POLICY),
            Map.entry("4.3", ReplyCategory.TRANSIENT),
            Map.entry("4.5", ReplyCategory.TRANSIENT),
            Map.entry("4.7", ReplyCategory.TRANSIENT),
            Map.entry("4.310", ReplyCategory.BAD_DOMAIN),
            Map.entry("5.3", ReplyCategory.TRANSIENT),
            Map.entry("6.7", ReplyCategory.POLICY),
            Map.entry("6.9", ReplyCategory.POLICY),
            Map.entry("7.13", ReplyCategory.INACTIVE_RECIPIENT),
            Map.entry("7.16", ReplyCategory.TOO_BIG),
            Map.entry("7.17", ReplyCategory.INVALID_RECIPIENT),
            Map.entry("7.18", ReplyCategory.INVALID_RECIPIENT),
            Map.entry("7.20", ReplyCategory.AUTHENTICATION),
            Map.entry("7.21", ReplyCategory.AUTHENTICATION),
            Map.entry("7.22", ReplyCategory.AUTHENTICATION),
            Map.entry("7.23", ReplyCategory.AUTHENTICATION),
            Map.entry("7.24", ReplyCategory.AUTHENTICATION),
            Map.entry("7.25", ReplyCategory.AUTHENTICATION),
            Map.entry("7.26", ReplyCategory.AUTHENTICATION),
            Map.entry("7.27", ReplyCategory.POLICY),
            Map.entry("7.28", ReplyCategory.RATE_LIMITED),
            Map.entry("7.29", ReplyCategory.AUTHENTICATION),
            Map.entry("7.30", ReplyCategory.AUTHENTICATION));

    private EnhancedCode() {}

    /**
     * Empty for a success, for what is no enhanced code, and for one that says nothing ({@code 5.0.0}). "Unable to
     * route" (x.4.4) is a domain without mail host only when it is for good.
     */
    static Optional<ReplyCategory> category(String enhanced) {
        Matcher code = CODE.matcher(enhanced);
        if (!code.matches() || code.group(1).equals("2")) {
            return Optional.empty();
        }
        int subject = Integer.parseInt(code.group(2));
        int detail = Integer.parseInt(code.group(3));
        boolean permanent = code.group(1).equals("5");
        if (permanent && subject == 4 && detail == 4) {
            return Optional.of(ReplyCategory.BAD_DOMAIN);
        }
        ReplyCategory exact = EXACT.get(subject + "." + detail);
        return exact == null ? bySubject(subject, permanent) : Optional.of(exact);
    }

    private static Optional<ReplyCategory> bySubject(int subject, boolean permanent) {
        switch (subject) {
            case 3:
                return Optional.of(ReplyCategory.TRANSIENT);
            case 4:
                return Optional.of(ReplyCategory.CONNECTION);
            case 6:
                return Optional.of(ReplyCategory.CONTENT);
            case 1:
            case 2:
            case 5:
            case 7:
                return Optional.of(permanent ? ReplyCategory.POLICY : ReplyCategory.TRANSIENT);
            default:
                return Optional.empty();
        }
    }
}
