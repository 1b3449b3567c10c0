package io.mtapools.feedback.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes an expression apart at its outermost {@code |}: many small ones, each with needles of its own, are found faster
 * than one big one, which the JDK tries alternative by alternative at every character. Stateless.
 */
final class Alternatives {
    /** What reaches beyond its own alternative: flags, quoting, back references. */
    private static final Pattern FAR_REACHING = Pattern.compile("\\\\[Q1-9k]|(?<!\\\\)\\(\\?(?![:=!]|<[=!])");

    private static final Pattern TOKEN = Pattern.compile("\\\\.|\\[\\^?]?(?:\\\\.|[^\\]\\\\])*]|.", Pattern.DOTALL);

    private Alternatives() {}

    static List<String> of(String regex) {
        if (FAR_REACHING.matcher(regex).find()) {
            return List.of(regex);
        }
        List<String> all = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        int depth = 0;
        Matcher token = TOKEN.matcher(regex);
        while (token.find()) {
            depth += token.group().equals("(") ? 1 : token.group().equals(")") ? -1 : 0;
            if (depth == 0 && token.group().equals("|")) {
                all.add(current.toString());
                current.setLength(0);
            } else {
                current.append(token.group());
            }
        }
        all.add(current.toString());
        return all;
    }
}
