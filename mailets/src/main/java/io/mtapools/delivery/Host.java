package io.mtapools.delivery;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;

/** A host that takes mail: an MX host or a gateway, by name or address, with the port where one is set. Immutable. */
final class Host {
    private final String name;
    private final Integer port;

    private Host(String name, Integer port) {
        this.name = Objects.requireNonNull(name);
        this.port = port;
    }

    /** An MX host, as the DNS names it. */
    static Host mx(String name) {
        return new Host(tidy(name), null);
    }

    /**
     * A gateway: {@code name}, {@code name:port}, or an IPv6 address, in brackets where a port follows.
     *
     * @throws IllegalArgumentException where it is none of these
     */
    static Host gateway(String text) {
        String trimmed = text.trim();
        if (trimmed.startsWith("[")) {
            int end = trimmed.indexOf(']');
            String rest = end < 0 ? "" : trimmed.substring(end + 1);
            if (end < 2 || !(rest.isEmpty() || rest.startsWith(":"))) {
                throw invalid(text);
            }
            return new Host(trimmed.substring(1, end), rest.isEmpty() ? null : port(rest.substring(1), text));
        }
        int colon = trimmed.indexOf(':');
        if (colon < 0 || trimmed.indexOf(':', colon + 1) >= 0) {
            return new Host(named(tidy(trimmed), text), null);
        }
        return new Host(named(tidy(trimmed.substring(0, colon)), text), port(trimmed.substring(colon + 1), text));
    }

    private static String named(String name, String text) {
        if (name.isEmpty() || name.chars().anyMatch(Character::isWhitespace)) {
            throw invalid(text);
        }
        return name;
    }

    private static Integer port(String digits, String text) {
        if (!digits.matches("\\d{1,5}") || Integer.parseInt(digits) < 1 || Integer.parseInt(digits) > 65535) {
            throw invalid(text);
        }
        return Integer.valueOf(digits);
    }

    private static IllegalArgumentException invalid(String text) {
        return new IllegalArgumentException(
                "gateway '" + text + "': expected host, host:port or [IPv6 address]:port with a port from 1 to 65535");
    }

    private static String tidy(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.length() > 1 && lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** Lower case, without the final dot. */
    String name() {
        return name;
    }

    OptionalInt port() {
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** One of its addresses, over plain SMTP or with TLS from the first byte. */
    Target at(InetAddress address, boolean smtps) {
        return new Target(this, address, port().orElse(smtps ? 465 : 25), smtps);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Host && name.equals(((Host) other).name) && Objects.equals(port, ((Host) other).port);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, port);
    }

    @Override
    public String toString() {
        return port == null ? name : name + ":" + port;
    }
}
