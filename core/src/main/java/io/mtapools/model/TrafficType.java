package io.mtapools.model;

/** What a mail is for: transactional, triggered, promotional, acquisition, or what an admin names. Immutable; compares by its text. */
public final class TrafficType implements Comparable<TrafficType> {
    private final String value;

    private TrafficType(String value) {
        this.value = value;
    }

    /** @throws IllegalArgumentException unless {@link #isValid} */
    public static TrafficType of(String value) {
        return new TrafficType(Names.check("traffic type", value));
    }

    /** Whether {@code value} is 1 to 40 characters of a-z, 0-9 and '-' with a letter or digit at both ends. */
    public static boolean isValid(String value) {
        return Names.isValid(value);
    }

    public String value() {
        return value;
    }

    @Override
    public int compareTo(TrafficType other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrafficType && value.equals(((TrafficType) other).value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
