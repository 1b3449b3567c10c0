package io.mtapools.feedback.reply;

import java.util.regex.Pattern;

/**
 * A text that lets itself be read a bounded number of times, so that no expression can search it for ever: one that
 * backtracks beyond the bound counts as not matching. Not thread-safe.
 */
final class BoundedText implements CharSequence {
    private static final int READS = 50_000;

    private final String text;
    private int left = READS;

    private BoundedText(String text) {
        this.text = text;
    }

    static boolean matches(Pattern pattern, String text) {
        try {
            return pattern.matcher(new BoundedText(text)).find();
        } catch (Exhausted | StackOverflowError e) {
            return false;
        }
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super(null, null, false, false);
        }
    }
}
