package io.mtapools.feedback.report;

import java.util.regex.Pattern;

/** Expressions of which any one is enough, whatever the case. Stateless. */
final class Words {
    private Words() {}

    static Pattern anyOf(String... expressions) {
        return Pattern.compile(String.join("|", expressions), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The same, at the beginning; {@code Re:} and punctuation may stand before. */
    static Pattern startingWithAnyOf(String... expressions) {
        return anyOf("^\\W*(?:re: *)?(?:" + String.join("|", expressions) + ")");
    }
}
