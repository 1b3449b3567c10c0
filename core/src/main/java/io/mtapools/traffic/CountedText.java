package io.mtapools.traffic;

/** Text whose reading is counted. Not thread-safe. */
final class CountedText implements CharSequence {
    private final String text;
    private final Steps steps;

    CountedText(String text, Steps steps) {
        this.text = text;
        this.steps = steps;
    }

    @Override
    public char charAt(int index) {
        steps.take();
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
