package io.mtapools.feedback.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who a notice speaks of, and what it says of each: an address that begins a line, alone or before a colon, opens a
 * passage that lasts until the next one. Where no line begins so, addresses that follow a telling word are taken.
 * Immutable.
 */
final class NoticeSegments {
    private static final String OPEN = "[\\s>*\"'<\\[(\u2022-]*";

    /** An address that a passage is about. */
    private static final Pattern HEADS = Pattern.compile("^" + OPEN + "(?<address>" + Addresses.ADDRESS + ")[>\"')\\]]*"
            + "(?:\\s*$|\\s*(?:[:;,]|\\.\\.\\.|--?)(?<rest>.*)$|\\s+on \\w{3}, \\d.*$|\\s+[\\[(](?<bracket>.*)$"
            + "|\\s{1,20}(?=(?:failed|delivery|unknown|user|\\d{3}\\b))(?<words>.*)$|\\s+<[^>]*>\\s*$)");

    /** An address that is called a recipient, or about which a failure is told, within a line. */
    private static final Pattern NAMED =
            Pattern.compile("(?i)(?:recipient|rcpt to|\\bto|address|user|mailbox|attempts|full"
                    + "|account|addressee|for|of|size|userid|delivered|delivery)\\s{0,3}[:=]?\\s{0,3}[\"'<(\\[]{0,3}(?<address>"
                    + Addresses.ADDRESS + ")");

    /** The reply that opens with the address it refuses. */
    private static final Pattern REPLIED =
            Pattern.compile("^[\\s>]*(?:<<<\\s*)?[45]\\d\\d[ -](?:[45]\\.\\d{1,3}\\.\\d{1,3} )?<?(?<address>"
                    + Addresses.ADDRESS + ")>?(?<rest>.*)$");

    private static final Pattern CONTINUES = Pattern.compile("^[\\s>]*(?:<<< )?[45]\\d\\d[- ]");

    private static final Pattern NOBODYS =
            Pattern.compile("(?i)(?:mailer-daemon|post_?master|abuse|support|help(?:desk)?"
                    + "|no-?reply|noc|admin\\w*|hostmaster|webmaster)@.*");

    private final List<String> lines;
    private final Map<String, List<String>> passages = new LinkedHashMap<>();
    private final List<String> replies;

    NoticeSegments(Notice notice) {
        this.lines = notice.said();
        this.replies = replies(lines);
        split();
    }

    /** Quoted replies, those of several lines put together. */
    private static List<String> replies(List<String> lines) {
        List<String> replies = new ArrayList<>();
        StringBuilder reply = new StringBuilder();
        for (String line : lines) {
            boolean isReply = ReplyText.isQuotedIn(line);
            if (reply.length() > 0 && !(isReply && CONTINUES.matcher(line).find())) {
                replies.add(reply.toString());
                reply.setLength(0);
            }
            reply.append(isReply ? line + "\n" : "");
        }
        if (reply.length() > 0) {
            replies.add(reply.toString());
        }
        return replies;
    }

    /** Whom passages are about, in their order. */
    Set<String> headed() {
        return Collections.unmodifiableSet(passages.keySet());
    }

    /** Whom replies or telling words name, in their order. */
    Set<String> named() {
        Set<String> found = new LinkedHashSet<>();
        lines.forEach(line -> addAll(REPLIED.matcher(line), found));
        if (found.isEmpty()) {
            lines.forEach(line -> addAll(NAMED.matcher(line), found));
        }
        return found;
    }

    /** The texts about an address, the most telling first; none for null. */
    List<String> about(String address) {
        List<String> texts = new ArrayList<>();
        if (address != null) {
            texts.addAll(passages.getOrDefault(key(address), List.of()));
            texts.addAll(replies.stream()
                    .filter(reply -> key(reply).contains(key(address)))
                    .collect(Collectors.toList()));
        }
        texts.sort((one, other) -> Boolean.compare(ReplyText.isQuotedIn(other), ReplyText.isQuotedIn(one)));
        return texts;
    }

    /** Everything that was said. */
    String all() {
        return String.join("\n", lines);
    }

    private void split() {
        String current = null;
        StringBuilder passage = new StringBuilder();
        for (String line : lines) {
            Matcher heads = HEADS.matcher(line);
            if (heads.matches() && !NOBODYS.matcher(heads.group("address")).matches()) {
                close(current, passage);
                current = key(heads.group("address"));
                passages.computeIfAbsent(current, address -> new ArrayList<>());
                passage.append(rest(heads)).append('\n');
            } else if (current != null) {
                passage.append(line).append('\n');
            }
        }
        close(current, passage);
    }

    private void close(String current, StringBuilder passage) {
        if (current != null && passage.chars().filter(Character::isLetter).count() > 2) {
            passages.get(current).add(passage.toString());
        }
        passage.setLength(0);
    }

    private static String rest(Matcher heads) {
        return Stream.of("rest", "bracket", "words")
                .map(heads::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static void addAll(Matcher matcher, Set<String> found) {
        while (matcher.find()) {
            if (!NOBODYS.matcher(matcher.group("address")).matches()) {
                found.add(key(matcher.group("address")));
            }
        }
    }

    private static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
