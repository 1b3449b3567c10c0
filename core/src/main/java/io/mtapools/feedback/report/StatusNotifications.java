package io.mtapools.feedback.report;

import io.mtapools.feedback.reply.ReplyRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads delivery status notifications (RFC 3464), in their own part or strewn into text. Immutable. */
final class StatusNotifications {
    private static final Pattern ENHANCED = Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})");

    private final ReplyRules rules;

    StatusNotifications(ReplyRules rules) {
        this.rules = rules;
    }

    Optional<Report> read(Reading reading) {
        StatusFields fields = fields(reading);
        if (fields.recipients().isEmpty()) {
            return Optional.empty();
        }
        List<HeaderFields> failed = having(fields, "failed");
        List<HeaderFields> delayed = having(fields, Report.DELAYED);
        if (!failed.isEmpty()) {
            return Optional.of(report(ReportKind.BOUNCE, "dsn", failed, fields, reading));
        }
        return Optional.of(
                delayed.isEmpty()
                        ? Report.none("delivered")
                        : report(ReportKind.NONE, Report.DELAYED, delayed, fields, reading));
    }

    private static List<HeaderFields> having(StatusFields fields, String outcome) {
        return fields.recipients().stream()
                .filter(recipient -> outcome(recipient).equals(outcome))
                .collect(Collectors.toList());
    }

    private Report report(
            ReportKind kind, String reason, List<HeaderFields> recipients, StatusFields fields, Reading reading) {
        boolean alone = fields.recipients().size() == 1;
        return Report.of(kind)
                .reason(reason)
                .fields(fields.message())
                .originalHeaders(reading.original())
                .recipients(recipients.stream()
                        .map(recipient -> recipient(recipient, reading, alone))
                        .collect(Collectors.toList()))
                .build();
    }

    private static StatusFields fields(Reading reading) {
        return reading.mail()
                .parts(Part::isDeliveryStatus)
                .map(part -> StatusFields.parse(part.text()))
                .filter(fields -> !fields.recipients().isEmpty())
                .findFirst()
                .orElseGet(() -> StatusFields.inProse(reading.mail().prose()));
    }

    private static String outcome(HeaderFields recipient) {
        String action =
                recipient.first("Action").orElse("").toLowerCase(Locale.ROOT).replaceAll("[^a-z].*", "");
        switch (action) {
            case "delayed":
                return Report.DELAYED;
            case "delivered":
            case "relayed":
            case "expanded":
                return "delivered";
            default:
                return status(recipient).orElse("").startsWith("2") ? "delivered" : "failed";
        }
    }

    private ReportedRecipient recipient(HeaderFields fields, Reading reading, boolean alone) {
        String address = address(fields).orElse(null);
        String diagnostic = fields.all("Diagnostic-Code").stream()
                .map(StatusNotifications::withoutType)
                .collect(Collectors.joining(" "));
        Diagnosis diagnosis = new Diagnosis(rules, address)
                .spokenBy(withoutType(fields.first("Remote-MTA").orElse("")))
                .status(status(fields))
                .onlyLate(outcome(fields).equals(Report.DELAYED))
                .text(diagnostic);
        NoticeSegments segments = new NoticeSegments(reading.notice());
        segments.about(address).forEach(diagnosis::text);
        if (alone) {
            diagnosis.text(segments.all());
        }
        return diagnosis.bounced();
    }

    private static Optional<String> address(HeaderFields fields) {
        List<String> found = new ArrayList<>();
        fields.first("Final-Recipient").ifPresent(found::add);
        fields.first("Original-Recipient").ifPresent(found::add);
        fields.first("X-Actual-Recipient").ifPresent(found::add);
        return found.stream()
                .map(value -> Addresses.firstIn(withoutType(value)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> status(HeaderFields fields) {
        Matcher status = ENHANCED.matcher(fields.first("Status").orElse(""));
        return status.find() ? Optional.of(status.group()) : Optional.empty();
    }

    private static String withoutType(String value) {
        return value.replaceFirst("^\\s*[\\w-]{1,20}\\s*;\\s*", "");
    }
}
