package io.mtapools.feedback.report;

import io.mtapools.feedback.reply.ReplyRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a sending service notifies as JSON in a mail's text ({@code notificationType} Bounce or Complaint), without
 * a JSON parser: only the few fields that matter are looked for, and lines that were folded are joined. Immutable.
 */
final class SesNotifications {
    private static final Pattern TYPE = Pattern.compile("\"(?:notificationType|eventType)\"\\s*:\\s*\"(\\w{1,20})\"");
    private static final Pattern RECIPIENTS = Pattern.compile("\"(?:bounced|complained)Recipients\"\\s*:\\s*\\[");
    private static final Pattern FIELD = Pattern.compile(
            "\"(emailAddress|status|diagnosticCode|action)\"\\s*:\\s*\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");

    private final ReplyRules rules;

    SesNotifications(ReplyRules rules) {
        this.rules = rules;
    }

    Optional<Report> read(Reading reading) {
        String json = reading.mail().prose().replaceAll("\\r?\\n ?", "");
        Matcher type = TYPE.matcher(json);
        Matcher recipients = RECIPIENTS.matcher(json);
        if (!json.stripLeading().startsWith("{") || !type.find() || !recipients.find()) {
            return Optional.empty();
        }
        boolean complaint = type.group(1).equalsIgnoreCase("complaint");
        return Optional.of(Report.of(complaint ? ReportKind.COMPLAINT : ReportKind.BOUNCE)
                .reason("json")
                .originalHeaders(reading.original())
                .recipients(recipients(upToEnd(json, recipients.end()), complaint))
                .build());
    }

    private static String upToEnd(String json, int from) {
        int end = json.indexOf(']', from);
        int next = json.indexOf("\"timestamp\"", from);
        return json.substring(from, next > from ? next : end > from ? end : json.length());
    }

    private List<ReportedRecipient> recipients(String json, boolean complaint) {
        List<ReportedRecipient> all = new ArrayList<>();
        HeaderFields fields = new HeaderFields();
        Matcher field = FIELD.matcher(json);
        while (field.find()) {
            if (fields.has(field.group(1))) {
                all.add(recipient(fields, complaint));
                fields = new HeaderFields();
            }
            fields.add(field.group(1), field.group(2).replaceAll("\\\\(.)", "$1"));
        }
        all.add(recipient(fields, complaint));
        return all;
    }

    private ReportedRecipient recipient(HeaderFields fields, boolean complaint) {
        String address =
                fields.first("emailAddress").flatMap(Addresses::firstIn).orElse(null);
        return complaint
                ? ReportedRecipient.complaining(address)
                : new Diagnosis(rules, address)
                        .status(fields.first("status"))
                        .text(fields.first("diagnosticCode").orElse("").replaceFirst("^\\w+; *", ""))
                        .bounced();
    }
}
