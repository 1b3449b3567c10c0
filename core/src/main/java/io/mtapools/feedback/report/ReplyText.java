package io.mtapools.feedback.report;

import io.mtapools.model.SmtpReply;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the SMTP reply that a text quotes: its code, its enhanced code, its words. Where it quotes none, the text itself
 * is the reply, without a code. Stateless.
 */
final class ReplyText {
    /** A code that stands where a reply begins, and not one that is part of an address, a time or a size. */
    private static final Pattern CODED = Pattern.compile("(?<![\\w.@/+:-])(?<![\\d] )(?<code>[45][0-5]\\d)"
            + "(?:(?:[ -] ?|: ?)(?:[45][0-5]\\d[ -])?(?<enhanced>[45]\\.\\d{1,3}\\.\\d{1,3})\\b"
            + "|(?: - |[ -]|: ?)(?=[\\p{L}<(\\[\"'#*{]))");

    private static final Pattern ENHANCED =
            Pattern.compile("(?<![\\w.\\[@/-])#?(?<enhanced>[45]\\.\\d{1,2}\\.\\d{1,3})(?![\\w.]|-\\d)");

    private static final Pattern CONTINUED =
            Pattern.compile("\\s*\\n[\\s>]*(?:<<< )?[45][0-5]\\d(?:[ -]|$)(?:[45]\\.\\d{1,3}\\.\\d{1,3}(?:[ -]|$))?");

    private static final int LOOKED_AT = 16_384;

    private ReplyText() {}

    static SmtpReply read(String text) {
        String start = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
        Matcher coded = CODED.matcher(start);
        if (coded.find()) {
            String enhanced = Optional.ofNullable(coded.group("enhanced"))
                    .or(() -> enhancedIn(start.substring(coded.end())))
                    .orElse(null);
            return SmtpReply.of(Integer.parseInt(coded.group("code")), enhanced, joined(start.substring(coded.end())));
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

    private static String joined(String text) {
        return CONTINUED.matcher(text).replaceAll(" ").replaceAll("\\s+", " ").strip();
    }
}
