package io.mtapools.feedback.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a mail reports, as it says so itself: nothing in it is verified. Immutable.
 *
 * <p>Addresses may be hidden (RFC 6590); what can be relied on to know our mail again is {@link #originalHeaders}.
 */
public final class Report {
    /** The reason of a notice that a mail is late: the sender goes on trying. */
    public static final String DELAYED = "delayed";

    private final ReportKind kind;
    private final String reason;
    private final List<ReportedRecipient> recipients;
    private final HeaderFields originalHeaders;
    private final HeaderFields fields;
    private final String sourceIp;

    private Report(Builder builder) {
        this.kind = builder.kind;
        this.reason = builder.reason;
        this.recipients = List.copyOf(builder.recipients);
        this.originalHeaders = builder.originalHeaders;
        this.fields = builder.fields;
        this.sourceIp = builder.sourceIp;
    }

    static Builder of(ReportKind kind) {
        return new Builder(kind);
    }

    /** No report, and why: {@code unreadable}, {@code auto-reply}, {@code delayed}, {@code delivered}, … */
    static Report none(String reason) {
        return of(ReportKind.NONE).reason(reason).build();
    }

    public ReportKind kind() {
        return kind;
    }

    /** What form of report it is, or why it is none, for a person: {@code arf}, {@code dsn}, {@code notice} …. */
    public String reason() {
        return reason;
    }

    /** Whether it only says that a mail is late and still being tried: no recipient in it is refused for good. */
    public boolean isDelay() {
        return reason.equals(DELAYED);
    }

    /** In the report's order; in a complaint or bounce one at least, in a notice of delay those who wait. */
    public List<ReportedRecipient> recipients() {
        return recipients;
    }

    /** The header of the mail that it is about, as far as it was returned. */
    public HeaderFields originalHeaders() {
        return originalHeaders;
    }

    /** The IP that the mail came from (RFC 5965 {@code Source-IP}, or what stands for it). */
    public Optional<String> sourceIp() {
        return Optional.ofNullable(sourceIp);
    }

    /** RFC 5965 {@code Feedback-Type} in lower case: {@code abuse}, {@code opt-out} …; only in complaints and their kin. */
    public Optional<String> feedbackType() {
        return fields.first("Feedback-Type").map(type -> type.toLowerCase(Locale.ROOT));
    }

    /** RFC 3461 {@code ENVID}, as it came back. */
    public Optional<String> originalEnvelopeId() {
        return fields.first("Original-Envelope-Id");
    }

    public Optional<String> reportedDomain() {
        return fields.first("Reported-Domain").map(domain -> domain.toLowerCase(Locale.ROOT));
    }

    /** When the mail reached whoever reports, as written in the report. */
    public Optional<String> arrivalDate() {
        return fields.first("Arrival-Date").or(() -> fields.first("Received-Date"));
    }

    /** Who reports, for example {@code mx.example.com}; the type in front is left out. */
    public Optional<String> reportingMta() {
        return fields.first("Reporting-MTA")
                .map(mta -> mta.substring(mta.indexOf(';') + 1).strip());
    }

    @Override
    public String toString() {
        return kind.text() + " (" + reason + ") " + recipients;
    }

    /** Collects one report. Not thread-safe. */
    static final class Builder {
        private final ReportKind kind;
        private final List<ReportedRecipient> recipients = new ArrayList<>();
        private String reason = "";
        private HeaderFields originalHeaders = new HeaderFields();
        private HeaderFields fields = new HeaderFields();
        private String sourceIp;

        private Builder(ReportKind kind) {
            this.kind = Objects.requireNonNull(kind);
        }

        Builder reason(String text) {
            reason = text;
            return this;
        }

        Builder recipients(List<ReportedRecipient> all) {
            recipients.addAll(all);
            return this;
        }

        Builder originalHeaders(HeaderFields headers) {
            originalHeaders = headers;
            return this;
        }

        Builder fields(HeaderFields reportFields) {
            fields = reportFields;
            return this;
        }

        Builder sourceIp(String ip) {
            sourceIp = ip;
            return this;
        }

        Report build() {
            return new Report(this);
        }
    }
}
