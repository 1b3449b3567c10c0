package io.mtapools.feedback.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The prose of a report, parted into what the reporter says and the mail that it quotes below. Immutable; at most
 * {@value #MAX_LINES} lines are looked at.
 */
final class Notice {
    static final int MAX_LINES = 2000;
    private static final int MAX_LINE = 2000;

    /** Words that stand above a returned mail: a ruler, or a line that announces it. */
    private static final Pattern ANNOUNCES = Pattern.compile("(?i)^[\\s>]*(?:[-=_*]{2,}\\s*)?(?:"
            + "(?:this is|below this line is|enclosed is|included is|here is|below is|following is|attached is)"
            + " (?:a |the )?(?:cop(?:y|ies)|original|header|text|beginning|portion|first)\\b.*"
            + "|(?:the )?(?:message |mail )?headers? of (?:the |your )?original.*"
            + "|(?:the |your )?(?:unsent|undelivered|unsent|returned|original|rejected|failed) (?:message|mail|e-mail)"
            + "(?: (?:header|headers|text|body|info|information|details?|follows?|is|attached|as follows|below)\\b.*)?"
            + "|(?:the )?(?:message|mail) (?:header|headers|text|contents?)(?: \\(.{0,40}\\))? ?(?:follows?|is|below)?\\b.{0,30}"
            + "|original mail info"
            + "|(?:begin|start)\\w* (?:of )?(?:forwarded|original|returned|message).*"
            + "|forwarded message.*"
            + ")\\s*[.:]?\\s*(?:[-=_*]{2,}.*)?$");

    private static final Pattern TRACE =
            Pattern.compile("(?i)^(?:received: (?:from|by)\\b|return-path: ?<|dkim-signature: |"
                    + "x-originating-ip: |x-google-smtp-source: |x-received: ).*");

    private static final Pattern FIELD = Pattern.compile("^[A-Za-z][A-Za-z0-9-]{1,60}:(?: .*)?$");

    private final List<String> said;
    private final String quoted;

    private Notice(List<String> said, String quoted) {
        this.said = said;
        this.quoted = quoted;
    }

    static Notice of(String prose) {
        List<String> lines = prose.lines()
                .limit(MAX_LINES)
                .map(line -> line.length() > MAX_LINE ? line.substring(0, MAX_LINE) : line)
                .collect(Collectors.toList());
        int cut = 0;
        while (cut < lines.size() && !endsSpeech(lines, cut)) {
            cut++;
        }
        List<String> rest = lines.subList(cut, lines.size());
        return new Notice(List.copyOf(lines.subList(0, cut)), headerIn(rest));
    }

    /** What the reporter says, line by line. */
    List<String> said() {
        return said;
    }

    String saidText() {
        return String.join("\n", said);
    }

    /** The header of the quoted mail, as far as it is there; may be empty. */
    HeaderFields quoted() {
        return HeaderFields.parse(quoted);
    }

    private static boolean endsSpeech(List<String> lines, int at) {
        String line = lines.get(at);
        if (TRACE.matcher(line).matches()) {
            return at > 0;
        }
        return ANNOUNCES.matcher(line).matches()
                && lines.subList(at + 1, Math.min(lines.size(), at + 12)).stream()
                        .anyMatch(next -> FIELD.matcher(next).matches() || next.isBlank())
                && speechIsLongEnough(lines, at);
    }

    /** A heading in the first lines announces nothing: what is said comes after it. */
    private static boolean speechIsLongEnough(List<String> lines, int at) {
        return lines.subList(0, at).stream().filter(line -> !line.isBlank()).count() >= 1;
    }

    private static String headerIn(List<String> rest) {
        int from = 0;
        while (from < rest.size() && !FIELD.matcher(rest.get(from)).matches()) {
            from++;
        }
        return String.join("\n", rest.subList(from, rest.size()));
    }
}
