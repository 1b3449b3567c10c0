package io.mtapools.traffic;

/** How much of a header's value is looked at. */
final class HeaderText {
    /** In characters. */
    static final int LONGEST = 2048;

    private HeaderText() {}

    static String bounded(String value) {
        return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }
}
