package io.mtapools.config;

import java.util.Optional;
import java.util.Set;

/**
 * The value of an attribute, or the text of an element, with its place. Immutable.
 *
 * <p>What came from an environment variable is known here as {@link #value} and shown nowhere: {@link #label} has the
 * text of the file, and of a secret not even that.
 */
final class Field {
    private static final Set<String> SECRETS = Set.of("secret", "uri");
    private static final int LONGEST_SHOWN = 80;

    private final String element;
    private final String attribute;
    private final String raw;
    private final String value;
    private final Place place;

    private Field(String element, String attribute, String raw, String value, Place place) {
        this.element = element;
        this.attribute = attribute;
        this.raw = raw;
        this.value = value;
        this.place = place;
    }

    /** @param value what {@code raw} stands for; null where it can't be known */
    static Field attribute(String element, String name, String raw, String value, Place place) {
        return new Field(element, name, raw, value, place);
    }

    static Field text(String element, String raw, String value, Place place) {
        return new Field(element, null, raw.strip(), value == null ? null : value.strip(), place);
    }

    /** Empty where an environment variable is missing, which has been reported. */
    Optional<String> value() {
        return Optional.ofNullable(value);
    }

    Place place() {
        return place;
    }

    /** Whether the value may be shown to a person. */
    boolean isOpen() {
        return !isSecret() && raw.equals(value);
    }

    private boolean isSecret() {
        return attribute != null && SECRETS.contains(attribute);
    }

    /** For example {@code <type pool="promotinal">} or {@code <mx>google.com</mx>}. */
    String label() {
        String shown = isSecret() ? "…" : Messages.shorten(raw, LONGEST_SHOWN);
        return attribute == null
                ? "<" + element + ">" + shown + "</" + element + ">"
                : "<" + element + " " + attribute + "=\"" + shown + "\">";
    }
}
