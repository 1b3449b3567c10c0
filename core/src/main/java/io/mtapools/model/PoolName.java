package io.mtapools.model;

/** The name of a pool of egress IPs. Immutable; compares by its text. */
public final class PoolName implements Comparable<PoolName> {
    private final String value;

    private PoolName(String value) {
        this.value = value;
    }

    /** @throws IllegalArgumentException unless {@link #isValid} */
    public static PoolName of(String value) {
        return new PoolName(Names.check("pool", value));
    }

    /** Whether {@code value} is 1 to 40 characters of a-z, 0-9 and '-' with a letter or digit at both ends. */
    public static boolean isValid(String value) {
        return Names.isValid(value);
    }

    public String value() {
        return value;
    }

    @Override
    public int compareTo(PoolName other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PoolName && value.equals(((PoolName) other).value);
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
