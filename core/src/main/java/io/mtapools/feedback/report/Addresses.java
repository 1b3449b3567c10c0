package io.mtapools.feedback.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds mail addresses in text. Stateless; an address is at most 254 characters (RFC 5321). */
final class Addresses {
    static final String ADDRESS =
            "(?:\"[^\"\\s@]{1,64}\"|[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64})@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]{0,188}[\\p{L}\\p{N}])?";

    private static final Pattern ANY = Pattern.compile("(?<![\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~.-])" + ADDRESS);
    private static final int MOST = 100;

    private Addresses() {}

    /** In their order, each once, lower-cased domain; at most 100. */
    static List<String> in(String text) {
        LinkedHashSet<String> found = new LinkedHashSet<>();
        Matcher address = ANY.matcher(text);
        while (found.size() < MOST && address.find()) {
            found.add(normal(address.group()));
        }
        return List.copyOf(found);
    }

    static Optional<String> firstIn(String text) {
        Matcher address = ANY.matcher(text);
        return address.find() ? Optional.of(normal(address.group())) : Optional.empty();
    }

    /** The text with a blank in place of each address. */
    static String without(String text) {
        return ANY.matcher(text).replaceAll(" ");
    }

    /** The text with each address made a blank one: who is called {@code spam@} says nothing of the reason. */
    static String masked(String text) {
        return ANY.matcher(text).replaceAll("x@x.x");
    }

    static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    static String normal(String address) {
        int at = address.lastIndexOf('@');
        return address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT);
    }
}
