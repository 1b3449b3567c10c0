package io.mtapools.feedback.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The groups of fields of a delivery status notification (RFC 3464, 2): one for the message, one for each recipient. Read
 * with patience: groups that run into each other, quoted lines, fields in any order. Immutable.
 */
final class StatusFields {
    static final int MAX_GROUPS = 100;
    private static final Pattern QUOTE = Pattern.compile("^[> \\t]*>[> ]?");
    private static final Pattern RECIPIENT = Pattern.compile("(?i)(?:final|original)-recipient");
    private static final Pattern KNOWN =
            Pattern.compile("(?i)(?:final-recipient|original-recipient|action|status|diagnostic-code"
                    + "|remote-mta|reporting-mta|received-from-mta|arrival-date|last-attempt-date|original-envelope-id"
                    + "|final-log-id|will-retry-until|dsn-gateway|x-[a-z0-9-]+):.*");

    private final HeaderFields message;
    private final List<HeaderFields> recipients;

    private StatusFields(HeaderFields message, List<HeaderFields> recipients) {
        this.message = message;
        this.recipients = recipients;
    }

    static StatusFields parse(String text) {
        List<HeaderFields> groups =
                blocks(text).stream().map(HeaderFields::parse).collect(Collectors.toList());
        return new StatusFields(
                groups.stream()
                        .filter(group -> group.has("Reporting-MTA") || group.has("Arrival-Date"))
                        .findFirst()
                        .orElse(new HeaderFields()),
                groups.stream().filter(StatusFields::isRecipient).collect(Collectors.toList()));
    }

    /** The same fields where they stand in prose: what is no field of theirs is left out. */
    static StatusFields inProse(String prose) {
        List<String> kept = new ArrayList<>();
        boolean inField = false;
        for (String raw : (Iterable<String>) prose.lines().limit(Notice.MAX_LINES)::iterator) {
            String line = QUOTE.matcher(raw).replaceFirst("");
            boolean continues = inField && !line.isBlank() && Character.isWhitespace(line.charAt(0));
            boolean known = KNOWN.matcher(line.strip()).matches();
            inField = known || continues;
            kept.add(known ? line.strip() : continues ? line : "");
        }
        return parse(String.join("\n", kept));
    }

    HeaderFields message() {
        return message;
    }

    List<HeaderFields> recipients() {
        return recipients;
    }

    private static boolean isRecipient(HeaderFields group) {
        return group.has("Final-Recipient")
                || group.has("Original-Recipient")
                || group.has("Action") && group.has("Status");
    }

    private static List<String> blocks(String text) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        List<String> seen = new ArrayList<>();
        for (String line : (Iterable<String>) text.lines().limit(10_000)::iterator) {
            String name =
                    line.substring(0, Math.max(0, line.indexOf(':'))).strip().toLowerCase(Locale.ROOT);
            boolean again = RECIPIENT.matcher(name).matches() && seen.contains(name);
            if (blocks.size() == MAX_GROUPS) {
                return blocks;
            }
            if ((line.isBlank() || again) && block.length() > 0) {
                blocks.add(block.toString());
                block.setLength(0);
                seen.clear();
            }
            if (!line.isBlank()) {
                seen.add(name);
                block.append(line).append('\n');
            }
        }
        if (block.length() > 0) {
            blocks.add(block.toString());
        }
        return blocks;
    }
}
