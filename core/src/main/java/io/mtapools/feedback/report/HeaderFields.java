package io.mtapools.feedback.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Header fields, or the fields of a report part: found by name whatever its case, unfolded, several of a name in their
 * order. At most {@value #MAX_FIELDS} fields of {@value #MAX_VALUE} characters each are kept. Immutable once read.
 */
public final class HeaderFields {
    static final int MAX_FIELDS = 500;
    static final int MAX_VALUE = 8192;

    private static final Pattern FIELD = Pattern.compile("([!-9;-~]{1,100})[ \\t]*:(.*)");

    private final Map<String, List<String>> values = new TreeMap<>();
    private int count;

    HeaderFields() {}

    /** Reads up to the first blank line; what is no field and continues none is passed over. */
    static HeaderFields parse(String text) {
        HeaderFields fields = new HeaderFields();
        String name = null;
        StringBuilder value = new StringBuilder();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (line.isBlank()) {
                break;
            }
            Matcher field = FIELD.matcher(line);
            if (Character.isWhitespace(line.charAt(0))) {
                value.append(value.length() < MAX_VALUE ? " " + line.strip() : "");
            } else if (field.matches()) {
                fields.add(name, value.toString());
                name = field.group(1);
                value.setLength(0);
                value.append(field.group(2).strip());
            }
        }
        fields.add(name, value.toString());
        return fields;
    }

    void add(String name, String value) {
        if (name == null || count >= MAX_FIELDS) {
            return;
        }
        count++;
        String kept = value.length() > MAX_VALUE ? value.substring(0, MAX_VALUE) : value;
        values.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .add(kept.strip());
    }

    /** The first value of a name. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** All values of a name, in their order. */
    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    public boolean has(String name) {
        return values.containsKey(name.toLowerCase(Locale.ROOT));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
