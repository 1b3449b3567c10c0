package io.mtapools.config;

/**
 * A file with one mistake, and what must be said of it. In the text that takes the place of good text, ¦ marks where the
 * mistake must be found. Immutable.
 */
final class Broken {
    private static final String MARK = "¦";

    private final String name;
    private final String marked;
    private final String says;
    private final boolean alone;

    private Broken(String name, String marked, String says, boolean alone) {
        this.name = name;
        this.marked = marked;
        this.says = says;
        this.alone = alone;
    }

    /** The good file with {@code old}, which is there once, replaced. */
    static Broken of(String name, String old, String by, String says) {
        return new Broken(name, Samples.replace(Samples.good(), old, by), says, true);
    }

    static Broken file(String name, String marked, String says) {
        return new Broken(name, marked, says, true);
    }

    /** The same with one more replacement. */
    Broken with(String old, String by) {
        return new Broken(name, Samples.replace(marked, old, by), says, alone);
    }

    /** The mistake is found at this text, which is there once. */
    Broken at(String text) {
        return with(text, MARK + text);
    }

    /** Other things are wrong as a consequence. */
    Broken withMore() {
        return new Broken(name, marked, says, false);
    }

    String name() {
        return name;
    }

    String xml() {
        return marked.replace(MARK, "");
    }

    String says() {
        return says;
    }

    boolean isAlone() {
        return alone;
    }

    /** As {@code line:column}. */
    String place() {
        String before = marked.substring(0, marked.indexOf(MARK));
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        return line + ":" + (before.length() - before.lastIndexOf('\n'));
    }

    @Override
    public String toString() {
        return name;
    }
}
