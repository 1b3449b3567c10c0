package io.mtapools.feedback.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads complaints: ARF (RFC 5965, with 6590's redactions and 9477's), and the older form of a mail that carries only
 * the unwanted one, as Microsoft's JMRP sends. Stateless.
 */
final class Complaints {
    /** Feedback types that accuse nobody: RFC 6591, RFC 6692 and the opposite of spam. */
    private static final Set<String> NO_COMPLAINT =
            Set.of("auth-failure", "not-spam", "dmarc", "dkim", "miscategorized", "identity");

    private static final Pattern COMPLAINS = Words.anyOf(
            "complaint about (?:a )?(?:message|mail|e-?mail)",
            "(?:abuse|spam|feedback|complaint) report",
            "feedback loop",
            "spam complaint",
            "reported? (?:as|for) (?:spam|junk|abuse)");

    private static final Pattern IP = Pattern.compile(
            "(?<![\\d.:])(?:\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.]*\\d)|[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{0,4}){2,7})");

    private Complaints() {}

    static Optional<Report> read(Reading reading) {
        Optional<HeaderFields> fields = reading.mail()
                .parts(Part::isFeedbackReport)
                .findFirst()
                .map(part -> HeaderFields.parse(part.text().stripLeading()));
        if (fields.isEmpty() && reading.mail().contentType().contains("feedback-report")) {
            fields = fieldsInProse(reading);
        }
        return fields.map(found -> arf(reading, found))
                .or(() -> unsubscribing(reading))
                .or(() -> withoutFields(reading));
    }

    /** Apple Mail unsubscribes by a mail to the {@code List-Unsubscribe} address, which its header tells. */
    private static Optional<Report> unsubscribing(Reading reading) {
        if (!reading.mail().header().first("X-Apple-Unsubscribe").orElse("").equalsIgnoreCase("true")) {
            return Optional.empty();
        }
        HeaderFields optOut = new HeaderFields();
        optOut.add("Feedback-Type", "opt-out");
        String address = Addresses.firstIn(reading.mail().from()).orElse(null);
        return Optional.of(Report.of(ReportKind.COMPLAINT)
                .reason("unsubscribe mail")
                .fields(optOut)
                .recipients(List.of(ReportedRecipient.complaining(address)))
                .build());
    }

    private static Optional<HeaderFields> fieldsInProse(Reading reading) {
        String prose = reading.mail().prose();
        int at = prose.toLowerCase(Locale.ROOT).indexOf("feedback-type:");
        return at < 0 ? Optional.empty() : Optional.of(HeaderFields.parse(prose.substring(at)));
    }

    private static Report arf(Reading reading, HeaderFields fields) {
        String type = fields.first("Feedback-Type").orElse("abuse").toLowerCase(Locale.ROOT);
        boolean accuses = !NO_COMPLAINT.contains(type);
        Report.Builder report = Report.of(accuses ? ReportKind.COMPLAINT : ReportKind.NONE)
                .reason(accuses ? "arf" : type)
                .fields(fields)
                .originalHeaders(reading.original())
                .sourceIp(fields.first("Source-IP").orElse(null));
        return accuses ? report.recipients(recipients(reading, fields)).build() : report.build();
    }

    /** A mail from a loop without a report part: only the returned mail tells. */
    private static Optional<Report> withoutFields(Reading reading) {
        boolean returned = reading.mail().has(Part::isOriginal);
        boolean traced = reading.original().has("X-HmXmrOriginalRecipient");
        String subject = reading.mail().subject();
        if (!traced && !(returned && COMPLAINS.matcher(subject).find()) || Senders.isDaemon(reading.mail())) {
            return Optional.empty();
        }
        Matcher ip = IP.matcher(subject);
        return Optional.of(Report.of(ReportKind.COMPLAINT)
                .reason("returned mail")
                .originalHeaders(reading.original())
                .sourceIp(ip.find() ? ip.group() : null)
                .recipients(recipients(reading, new HeaderFields()))
                .build());
    }

    private static List<ReportedRecipient> recipients(Reading reading, HeaderFields fields) {
        List<String> addresses = new ArrayList<>();
        fields.all("Original-Rcpt-To").forEach(value -> addresses.addAll(Addresses.in(value)));
        for (String name : List.of("X-HmXmrOriginalRecipient", "Removal-Recipient", "To")) {
            if (addresses.isEmpty()) {
                fields.all(name).forEach(value -> addresses.addAll(Addresses.in(value)));
                reading.original().all(name).forEach(value -> addresses.addAll(Addresses.in(value)));
            }
        }
        return addresses.isEmpty()
                ? List.of(ReportedRecipient.complaining(null))
                : addresses.stream()
                        .distinct()
                        .map(ReportedRecipient::complaining)
                        .collect(Collectors.toList());
    }
}
