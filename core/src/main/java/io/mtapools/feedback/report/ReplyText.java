package io.mtapools.feedback.report;

import io.mtapools.model.SmtpReply;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the SMTP reply that a text quotes: its code, its enhanced code, its words. Where it quotes none, the text itself
 * is the reply, without a code. Stateless.
 */
final class ReplyText {
    /** How much of a text is looked at, in characters. */
    static final int LOOKED_AT = 16_384;

    /** A code that stands where a reply begins, and not one that is part of an address, a time or a size. */
    private static final Pattern CODED = Pattern.compile("(?<![\\w.@/+:-])(?<![\\d] )(?<code>[45][0-5]\\d)"
            + "(?:(?:[ -] ?|: ?)(?:[45][0-5]\\d[ -])?(?<enhanced>[45]\\.\\d{1,3}\\.\\d{1,3})\\b"
            + "|(?: - |[ -]|: ?)(?=[\\p{L}<(\\[\"'#*{]))");

    private static final Pattern ENHANCED =
            Pattern.compile("(?<![\\w.\\[@/-])#?(?<enhanced>[45]\\.\\d{1,2}\\.\\d{1,3})(?![\\w.]|-\\d)");

    /** The codes that each further line of a reply repeats. */
    private static final Pattern REPEATED =
            Pattern.compile("^[> ]{0,20}(?:<<< )?[45][0-5]\\d(?:[ -]|$)(?:[45]\\.\\d{1,3}\\.\\d{1,3}(?:[ -]|$))?");

    private ReplyText() {}

    static SmtpReply read(String text) {
        String start = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
        Matcher coded = CODED.matcher(start);
        if (coded.find()) {
            String words = start.substring(coded.end());
            String enhanced = Optional.ofNullable(coded.group("enhanced"))
                    .or(() -> enhancedIn(words))
                    .orElse(null);
            return SmtpReply.of(Integer.parseInt(coded.group("code")), enhanced, joined(words));
        }
        return SmtpReply.of(0, enhancedIn(start).orElse(null), joined(start));
    }

    static boolean isQuotedIn(String text) {
        return CODED.matcher(text).find();
    }

    static Optional<String> enhancedIn(String text) {
        Matcher enhanced = ENHANCED.matcher(text);
        return enhanced.find() ? Optional.of(enhanced.group("enhanced")) : Optional.empty();
    }

    /** One line of all, the codes of all but the first left out. */
    private static String joined(String text) {
        int firstEnd = text.indexOf('\n');
        String rest = firstEnd < 0 ? "" : text.substring(firstEnd + 1);
        String first = firstEnd < 0 ? text : text.substring(0, firstEnd);
        return (first + " "
                        + rest.lines()
                                .map(line -> REPEATED.matcher(line).replaceFirst(""))
                                .collect(Collectors.joining(" ")))
                .replaceAll("\\s++", " ")
                .strip();
    }
}
