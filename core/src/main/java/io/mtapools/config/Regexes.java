package io.mtapools.config;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions that are safe to run on what strangers send: bounded in length, and tried on texts that lead
 * careless ones into exponential time.
 */
final class Regexes {
    private static final int LONGEST = 500;
    private static final int PROBE_LENGTH = 36;
    private static final int MOST_STEPS = 200_000;

    private Regexes() {}

    static Pattern parse(String text) throws Complaint {
        return parse(text, 0);
    }

    static Pattern parseIgnoringCase(String text) throws Complaint {
        return parse(text, Pattern.CASE_INSENSITIVE);
    }

    private static Pattern parse(String text, int flags) throws Complaint {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new Complaint(Messages.expected("a regular expression of 1 to " + LONGEST + " characters"));
        }
        Pattern pattern = compile(text, flags);
        if (isDangerous(pattern)) {
            throw new Complaint(Messages.expected(
                    "a regular expression that fails fast; this one may try for hours on a long text: leave out"
                            + " repetition within repetition, as in (a+)+"));
        }
        return pattern;
    }

    private static Pattern compile(String text, int flags) throws Complaint {
        try {
            return Pattern.compile(text, flags);
        } catch (PatternSyntaxException e) {
            // The description may go on to quote the expression: only its first words are safe to show.
            String why = e.getDescription().replaceAll("[^A-Za-z ].*$", "").strip();
            throw new Complaint(Messages.expected("a regular expression (java.util.regex); near character "
                    + (Math.max(0, e.getIndex()) + 1) + ": " + why));
        } catch (StackOverflowError e) {
            throw new Complaint(Messages.expected("a regular expression that is less deeply nested"));
        }
    }

    /** Whether it takes too many steps on a run of one of its own characters that ends in something else. */
    private static boolean isDangerous(Pattern pattern) {
        String candidates = pattern.pattern() + "a0 .-";
        return candidates.chars().distinct().anyMatch(c -> {
            String run = String.valueOf((char) c).repeat(PROBE_LENGTH);
            return isSlow(pattern, run + "\u0001") || isSlow(pattern, run + "\n\u0001");
        });
    }

    private static boolean isSlow(Pattern pattern, String probe) {
        try {
            pattern.matcher(new Counted(probe)).find();
            return false;
        } catch (TooManySteps | StackOverflowError e) {
            return true;
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super(null, null, false, false);
        }
    }

    /** A text that may be looked at only so often. */
    private static final class Counted implements CharSequence {
        private final String text;
        private int steps;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            steps++;
            if (steps > MOST_STEPS) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
