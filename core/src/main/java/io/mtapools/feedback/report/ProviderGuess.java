package io.mtapools.feedback.report;

import io.mtapools.model.ProviderName;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses whose words a quoted reply is: by the host that spoke, by marks that a provider leaves in its replies, else by
 * the recipient's domain. A wrong guess costs little: general rules read what a provider's don't. Stateless.
 */
final class ProviderGuess {
    private static final Map<ProviderName, Pattern> HOSTS = Map.ofEntries(
            host("outlook", "olc\\.protection\\.outlook\\.com"),
            host("microsoft365", "protection\\.outlook\\.com|prod\\.outlook\\.com|mx\\.microsoft"),
            host("gmail", "google\\.com|googlemail\\.com|gsmtp"),
            host("yahoo", "yahoodns\\.net|yahoo\\.com|mx\\.aol\\.com|yahooinc\\.com"),
            host("apple", "icloud\\.com|mail\\.me\\.com|apple\\.com"),
            host("comcast", "comcast\\.net"),
            host("gmx", "gmx\\.net|web\\.de"),
            host("orange", "orange\\.fr|wanadoo\\.fr"),
            host("mimecast", "mimecast\\.com"),
            host("qq", "qq\\.com"),
            host("netease", "netease\\.com|163\\.com|126\\.com"),
            host("barracuda", "barracudanetworks\\.com"),
            host("proofpoint", "pphosted\\.com"),
            host("cisco", "iphmx\\.com"));

    private static final Map<ProviderName, Pattern> DOMAINS = Map.ofEntries(
            domain("gmail", "gmail\\.com|googlemail\\.com"),
            domain(
                    "yahoo",
                    "yahoo\\.(?!co\\.jp)[a-z.]{2,6}|ymail\\.com|rocketmail\\.com|aol\\.[a-z]{2,3}|verizon\\.net|att\\.net"),
            domain("yahoo-jp", "yahoo\\.co\\.jp"),
            domain("outlook", "(?:hotmail|outlook|live|msn)\\.[a-z.]{2,6}"),
            domain("apple", "icloud\\.com|me\\.com|mac\\.com"),
            domain("comcast", "comcast\\.net"),
            domain("gmx", "gmx\\.[a-z]{2,3}|web\\.de"),
            domain("orange", "orange\\.fr|wanadoo\\.fr"),
            domain("qq", "qq\\.com|foxmail\\.com"),
            domain("netease", "163\\.com|126\\.com|yeah\\.net"));

    private static final Pattern HOST = Pattern.compile("[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,10}|gsmtp");
    private static final int LOOKED_AT = 4096;

    private ProviderGuess() {}

    private static Map.Entry<ProviderName, Pattern> host(String provider, String suffixes) {
        return Map.entry(ProviderName.of(provider), Pattern.compile("(?:.*\\.)?(?:" + suffixes + ")"));
    }

    private static Map.Entry<ProviderName, Pattern> domain(String provider, String names) {
        return Map.entry(ProviderName.of(provider), Pattern.compile(names));
    }

    /**
     * @param speaker the host that replied ({@code Remote-MTA}), or empty
     * @param words what it said, with what was written about it
     * @param address the recipient, or empty
     */
    static ProviderName of(String speaker, String words, String address) {
        return inHosts(speaker)
                .or(() -> inHosts(words))
                .or(() -> byName(DOMAINS, Addresses.domain(address)))
                .orElse(ProviderName.EVERYONE_ELSE);
    }

    private static Optional<ProviderName> inHosts(String text) {
        String start = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
        Matcher host = HOST.matcher(Addresses.without(start).toLowerCase(Locale.ROOT));
        while (host.find()) {
            Optional<ProviderName> provider = byName(HOSTS, host.group());
            if (provider.isPresent()) {
                return provider;
            }
        }
        return Optional.empty();
    }

    private static Optional<ProviderName> byName(Map<ProviderName, Pattern> names, String name) {
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(name).matches())
                .map(Map.Entry::getKey)
                .min(Comparator.comparing(provider -> provider.value().equals("outlook") ? "" : provider.value()));
    }
}
