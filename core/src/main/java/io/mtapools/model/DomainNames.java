package io.mtapools.model;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one written form of a domain name: lower case, no dot at the end, other than ASCII as A-labels (RFC 5890, by the
 * mapping of {@link IDN}). Never throws on what a mail or the DNS may say.
 */
public final class DomainNames {
    /** Longest name, in characters. */
    public static final int MAX_LENGTH = 253;

    private static final Pattern LABELS = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*+");

    private DomainNames() {}

    /** The written form of {@code raw}; empty where it can't be a domain name. */
    public static Optional<String> parse(String raw) {
        // No name grows shorter by its A-labels: what is long before is not worth the conversion.
        if (raw == null || raw.length() > MAX_LENGTH + 50) {
            return Optional.empty();
        }
        String name = raw.strip().toLowerCase(Locale.ROOT);
        name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return toAscii(name).filter(DomainNames::isWellFormed);
    }

    /** The domain of a mail address, in its written form; empty for a null sender, a literal or nonsense. */
    public static Optional<String> ofAddress(String address) {
        int at = address == null ? -1 : address.lastIndexOf('@');
        return at < 0 ? Optional.empty() : parse(address.substring(at + 1));
    }

    /** Whether {@code name} is {@code ancestor} or lies below it; both in their written form. */
    public static boolean isWithin(String name, String ancestor) {
        return name.endsWith(ancestor)
                && (name.length() == ancestor.length() || name.charAt(name.length() - ancestor.length() - 1) == '.');
    }

    private static boolean isWellFormed(String name) {
        return name.length() <= MAX_LENGTH && LABELS.matcher(name).matches();
    }

    private static Optional<String> toAscii(String name) {
        if (name.chars().allMatch(c -> c < 128)) {
            return Optional.of(name);
        }
        try {
            return Optional.of(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
