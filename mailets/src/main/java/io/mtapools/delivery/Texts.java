package io.mtapools.delivery;

/** Text from outside, made fit for a log line. */
final class Texts {
    private Texts() {}

    /** On one line, without control characters. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    /** Lines as they are, without other control characters. */
    static String lines(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", " ");
    }
}
