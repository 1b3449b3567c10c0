package io.mtapools.feedback.report;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells what answers for a person or confirms a delivery (RFC 3834, 8098) from what reports a failure. Stateless. */
final class AutoReplies {
    private static final Pattern AWAY = Words.startingWithAnyOf(
            "auto(?:matic|mated)?[ -]?(?:re(?:ply|sponse|sponder)|answer)",
            "auto:",
            "out[ -]of[ -](?:the[ -])?office",
            "vacation",
            "away from",
            "i am (?:away|out|on)",
            "on (?:leave|vacation|holiday)",
            "abwesen",
            "automatische antwort",
            "r[eé]ponse automatique",
            "absence",
            "respuesta autom",
            "risposta automatica",
            "自動返信",
            "不在");

    private static final Pattern READ =
            Pattern.compile("(?i)^\\W*(?:read|gelesen|lu|not read|disposition notification)\\b.{0,20}:|return receipt");

    private static final Pattern SUCCESS = Words.anyOf(
            "successful mail delivery",
            "delivery status notification \\((?:success|relay|expanded)",
            "successfully (?:delivered|relayed)",
            "delivery report.{0,5}success",
            "^delivered:",
            "^relayed:");

    private AutoReplies() {}

    /** Why it is no report, if it is none. */
    static Optional<String> reason(ParsedMail mail) {
        if (mail.contentType().contains("disposition-notification")
                || READ.matcher(mail.subject()).find()) {
            return Optional.of("read receipt");
        }
        if (SUCCESS.matcher(mail.subject()).find()) {
            return Optional.of("delivered");
        }
        return isAway(mail) && !mail.has(Part::isDeliveryStatus) && !Senders.isDaemon(mail)
                ? Optional.of("auto-reply")
                : Optional.empty();
    }

    private static boolean isAway(ParsedMail mail) {
        HeaderFields header = mail.header();
        return AWAY.matcher(mail.subject()).find()
                || answersItself(mail) && !ReplyText.isQuotedIn(mail.prose())
                || header.has("X-Autoreply")
                || header.has("X-Autorespond")
                || header.has("X-Auto-Response-From")
                || header.first("Precedence")
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .contains("auto_reply")
                || header.first("X-Apple-Action").orElse("").equalsIgnoreCase("vacation");
    }

    private static boolean answersItself(ParsedMail mail) {
        String submitted = mail.header().first("Auto-Submitted").orElse("").toLowerCase(Locale.ROOT);
        return submitted.startsWith("auto-replied") || mail.header().has("X-Auto-Response-Suppress");
    }
}
