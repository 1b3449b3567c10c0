package io.mtapools.model;

/** The name of a mailbox provider: the recipient domains whose preferred MX hosts it runs. Immutable; compares by its text. */
public final class ProviderName implements Comparable<ProviderName> {
    /** Every domain that no named provider runs; its limits hold per MX set. */
    public static final ProviderName EVERYONE_ELSE = new ProviderName("everyone-else");

    private final String value;

    private ProviderName(String value) {
        this.value = value;
    }

    /** @throws IllegalArgumentException unless {@link #isValid} */
    public static ProviderName of(String value) {
        return new ProviderName(Names.check("provider", value));
    }

    /** Whether {@code value} is 1 to 40 characters of a-z, 0-9 and '-' with a letter or digit at both ends. */
    public static boolean isValid(String value) {
        return Names.isValid(value);
    }

    public String value() {
        return value;
    }

    @Override
    public int compareTo(ProviderName other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProviderName && value.equals(((ProviderName) other).value);
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
