package io.mtapools.feedback.report;

import io.mtapools.model.ReplyCategory;
import io.mtapools.model.SmtpReply;
import java.util.Objects;
import java.util.Optional;

/** One recipient that a report speaks of. Immutable. */
public final class ReportedRecipient {
    private static final SmtpReply SILENCE = SmtpReply.withoutCode("");

    private final String address;
    private final String status;
    private final SmtpReply reply;
    private final ReplyCategory category;
    private final boolean hard;

    private ReportedRecipient(String address, String status, SmtpReply reply, ReplyCategory category, boolean hard) {
        this.address = address;
        this.status = status;
        this.reply = Objects.requireNonNull(reply);
        this.category = Objects.requireNonNull(category);
        this.hard = hard;
    }

    static ReportedRecipient complaining(String address) {
        return new ReportedRecipient(address, null, SILENCE, ReplyCategory.UNKNOWN, false);
    }

    static ReportedRecipient bounced(
            String address, String status, SmtpReply reply, ReplyCategory category, boolean hard) {
        return new ReportedRecipient(address, status, reply, category, hard);
    }

    /** Empty where the report hides or lacks it. */
    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    /** The enhanced status code (RFC 3463) that the report gives or quotes. */
    public Optional<String> status() {
        return Optional.ofNullable(status);
    }

    /** The reply that the report quotes; without code, and perhaps empty, where it quotes none. */
    public SmtpReply reply() {
        return reply;
    }

    /** {@code UNKNOWN} in a complaint. */
    public ReplyCategory category() {
        return category;
    }

    /** Whether it proves, alone and for good, that the address takes no mail. */
    public boolean hard() {
        return hard;
    }

    @Override
    public String toString() {
        return address + " " + status + " " + category.text() + (hard ? " (hard) " : " ") + reply;
    }
}
