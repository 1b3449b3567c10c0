package io.mtapools.feedback.report;

import java.util.regex.Pattern;

/** Who sent a report: a mail system, or somebody. Stateless. */
final class Senders {
    private static final Pattern DAEMON = Words.anyOf(
            "mailer[-_. ]?daemon",
            "mail[-_ ]?daemon",
            "post[-_]?master",
            "mail(?:er)? ?(?:delivery|administrator|system)",
            "delivery (?:subsystem|system|agent|status|notification)",
            "(?:system|mail|ndr|exchange) administrator",
            "mdaemon",
            "<>",
            "bounce",
            "no-?reply@sns\\.amazonaws");

    private Senders() {}

    static boolean isDaemon(ParsedMail mail) {
        return DAEMON.matcher(EncodedWords.decode(mail.from())).find()
                || mail.header().has("X-Failed-Recipients")
                || mail.header().has("X-MLServer")
                || mail.contentType().contains("delivery-status");
    }

    static boolean isNull(ParsedMail mail) {
        return mail.header().all("Return-Path").stream()
                .anyMatch(path -> path.strip().equals("<>"));
    }
}
