package io.mtapools.feedback.report;

import io.mtapools.feedback.reply.Meaning;
import io.mtapools.feedback.reply.ReplyRules;
import io.mtapools.model.ProviderName;
import io.mtapools.model.ReplyCategory;
import io.mtapools.model.SmtpReply;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says what happened to one recipient, by all that a report says of it: its texts, the best first, and its status. The
 * first text that a rule knows decides; else the codes do. Not thread-safe; one is used for one recipient.
 */
final class Diagnosis {
    /** A refusal that came before any recipient was named can't be about the recipient. */
    private static final Pattern BEFORE_RECIPIENT = Words.anyOf(
            "(?:after|in reply to|in response to|response to|error for) (?:pipelined |the |sending )?"
                    + "(?:mail from|ehlo|helo|initial connection|initial greeting)",
            ">>> (?:mail from|ehlo|helo)\\b[^\\n]*\\s+<<< 5");

    private static final int MAX_TEXTS = 10;

    private static final Set<ReplyCategory> RECIPIENTS =
            EnumSet.of(ReplyCategory.INVALID_RECIPIENT, ReplyCategory.INACTIVE_RECIPIENT, ReplyCategory.MAILBOX_FULL);

    private final ReplyRules rules;
    private final String address;
    private final List<String> texts = new ArrayList<>();
    private String speaker = "";
    private String status;
    private boolean onlyLate;

    Diagnosis(ReplyRules rules, String address) {
        this.rules = rules;
        this.address = address;
    }

    /** The host that replied. */
    Diagnosis spokenBy(String host) {
        speaker = host;
        return this;
    }

    Diagnosis status(Optional<String> enhanced) {
        status = enhanced.orElse(null);
        return this;
    }

    /** The sender goes on trying: whatever was said, it proves nothing for good. */
    Diagnosis onlyLate(boolean late) {
        onlyLate = late;
        return this;
    }

    Diagnosis text(String words) {
        String start = words.length() > ReplyText.LOOKED_AT ? words.substring(0, ReplyText.LOOKED_AT) : words;
        if (!start.isBlank() && texts.size() < MAX_TEXTS) {
            texts.add(start);
        }
        return this;
    }

    ReportedRecipient bounced() {
        SmtpReply first = texts.isEmpty() ? SmtpReply.withoutCode("") : ReplyText.read(texts.get(0));
        SmtpReply reply = texts.stream()
                .map(ReplyText::read)
                .filter(candidate -> candidate.code() > 0)
                .findFirst()
                .orElse(first);
        String stated = status == null || isVague(status) ? reply.enhanced().orElse(status) : status;
        ReplyCategory category = category();
        boolean hard = !onlyLate && Meaning.provesRecipientGone(category) && !isTemporary(reply, stated);
        return ReportedRecipient.bounced(address, stated, reply, category, hard);
    }

    private ReplyCategory category() {
        Meaning byCodes = null;
        for (String text : texts) {
            Meaning meaning = meaning(text);
            if (meaning.isByRule()) {
                boolean blamesRecipient = RECIPIENTS.contains(meaning.category());
                return blamesRecipient && BEFORE_RECIPIENT.matcher(text).find()
                        ? ReplyCategory.POLICY
                        : meaning.category();
            }
            byCodes = byCodes == null || byCodes.category() == ReplyCategory.UNKNOWN ? meaning : byCodes;
        }
        Meaning told =
                byCodes == null ? rules.classify(provider(""), coded(SmtpReply.withoutCode("")), false) : byCodes;
        return told.category();
    }

    private Meaning meaning(String text) {
        return rules.classify(provider(text), coded(ReplyText.read(Addresses.masked(text))), false);
    }

    private ProviderName provider(String text) {
        return ProviderGuess.of(speaker, text, address == null ? "" : address);
    }

    private SmtpReply coded(SmtpReply reply) {
        String enhanced = reply.enhanced().orElse(status);
        return SmtpReply.of(reply.code(), enhanced == null || isVague(enhanced) ? null : enhanced, reply.text());
    }

    /** Codes that mailers write where they know nothing. */
    private static boolean isVague(String code) {
        return code.endsWith(".0.0");
    }

    private static boolean isTemporary(SmtpReply reply, String status) {
        return reply.code() == 0 ? status != null && status.startsWith("4") : !reply.isPermanent();
    }
}
