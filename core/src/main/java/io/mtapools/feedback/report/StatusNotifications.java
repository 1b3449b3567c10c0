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
        List<ReportedRecipient> failed = fields.recipients().stream()
                .filter(StatusNotifications::hasFailed)
                .map(recipient ->
                        recipient(recipient, reading, fields.recipients().size() == 1))
                .collect(Collectors.toList());
        if (failed.isEmpty()) {
            return Optional.of(Report.none(action(fields.recipients().get(0))));
        }
        return Optional.of(Report.of(ReportKind.BOUNCE)
                .reason("dsn")
                .fields(fields.message())
                .originalHeaders(reading.original())
                .recipients(failed)
                .build());
    }

    private static StatusFields fields(Reading reading) {
        return reading.mail()
                .parts(Part::isDeliveryStatus)
                .map(part -> StatusFields.parse(part.text()))
                .filter(fields -> !fields.recipients().isEmpty())
                .findFirst()
                .orElseGet(() -> StatusFields.inProse(reading.mail().prose()));
    }

    private static String action(HeaderFields recipient) {
        String action =
                recipient.first("Action").orElse("").toLowerCase(Locale.ROOT).strip();
        return action.replaceAll("[^a-z].*", "");
    }

    private static boolean hasFailed(HeaderFields recipient) {
        switch (action(recipient)) {
            case "delayed":
            case "delivered":
            case "relayed":
            case "expanded":
                return false;
            default:
                return !status(recipient).orElse("").startsWith("2");
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
