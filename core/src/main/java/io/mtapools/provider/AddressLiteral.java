package io.mtapools.provider;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address in place of a domain (RFC 5321, 4.1.3), in brackets or without, as James hands it on. */
final class AddressLiteral {
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|(ipv6:)?[0-9a-f.]*:[0-9a-f:.]+");
    private static final int LONGEST = 60;

    private AddressLiteral() {}

    /** The literal in brackets, in lower case; empty where it is none. */
    static Optional<String> parse(String domain) {
        if (domain == null || domain.length() > LONGEST) {
            return Optional.empty();
        }
        String text = domain.strip().toLowerCase(Locale.ROOT);
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String inner = bracketed ? text.substring(1, text.length() - 1) : text;
        return LITERAL.matcher(inner).matches() ? Optional.of("[" + inner + "]") : Optional.empty();
    }
}
