package io.mtapools.config;

import java.util.Objects;

/** One thing that is wrong or unwise in a file: where, what was expected, what to do. Immutable; ordered by place. */
public final class Problem implements Comparable<Problem> {
    private final String systemId;
    private final Place place;
    private final String text;

    private Problem(String systemId, Place place, String text) {
        this.systemId = Objects.requireNonNull(systemId);
        this.place = Objects.requireNonNull(place);
        this.text = Objects.requireNonNull(text);
    }

    static Problem at(String systemId, Place place, String text) {
        return new Problem(systemId, place, text);
    }

    public Place place() {
        return place;
    }

    /** For a person, without the place. Never holds a secret, nor what an environment variable holds. */
    public String text() {
        return text;
    }

    @Override
    public int compareTo(Problem other) {
        int byPlace = place.compareTo(other.place);
        return byPlace == 0 ? toString().compareTo(other.toString()) : byPlace;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Problem && compareTo((Problem) other) == 0;
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** {@code pools.xml:12:5: text}. */
    @Override
    public String toString() {
        return systemId + ":" + place + ": " + text;
    }
}
