package io.mtapools.config;

/** A place in a file: line and column, both from 1. Immutable; ordered as in the file. */
public final class Place implements Comparable<Place> {
    /** Where a file begins. */
    static final Place START = new Place(1, 1);

    private final int line;
    private final int column;

    private Place(int line, int column) {
        this.line = line;
        this.column = column;
    }

    public static Place of(int line, int column) {
        return new Place(line, column);
    }

    public int line() {
        return line;
    }

    /** In characters, a tab counting as one. */
    public int column() {
        return column;
    }

    @Override
    public int compareTo(Place other) {
        return line == other.line ? Integer.compare(column, other.column) : Integer.compare(line, other.line);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Place && compareTo((Place) other) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * line + column;
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
