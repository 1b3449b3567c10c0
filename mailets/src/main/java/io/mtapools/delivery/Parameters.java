package io.mtapools.delivery;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.mail.MessagingException;
import org.apache.mailet.MailetConfig;

/** What may be written in PoolRemoteDelivery's XML: stock RemoteDelivery's parameters, but for what the pool decides. */
final class Parameters {
    private static final Map<String, String> POOLS = Map.ofEntries(
            Map.entry("outgoing", "remove it; lanes have queues of their own"),
            Map.entry("bind", "remove it; write <ip address=\"…\"/> in the pool in pools.xml"),
            Map.entry("heloName", "remove it; write <ip helo=\"…\"/> in the pool in pools.xml"),
            Map.entry("maxRetries", "remove it; write <retry giveUp=\"…\"/> in pools.xml"),
            Map.entry("delayTime", "remove it; write <retry after=\"…\"/> in pools.xml"),
            Map.entry("mail.smtp.localaddress", "remove it; write <ip address=\"…\"/> in the pool in pools.xml"),
            Map.entry("mail.smtps.localaddress", "remove it; write <ip address=\"…\"/> in the pool in pools.xml"),
            Map.entry("mail.smtp.localhost", "remove it; write <ip helo=\"…\"/> in the pool in pools.xml"),
            Map.entry("mail.smtps.localhost", "remove it; write <ip helo=\"…\"/> in the pool in pools.xml"));

    private static final List<String> BOOLEANS = List.of(
            "startTLS",
            "sslEnable",
            "verifyServerIdentity",
            "loadBalancing",
            "debug",
            "usePriority",
            "sendpartial",
            "mail.smtp.starttls.enable",
            "mail.smtp.starttls.required",
            "mail.smtp.ssl.checkserveridentity",
            "mail.smtps.ssl.checkserveridentity");
    private static final List<String> NUMBERS =
            List.of("timeout", "connectiontimeout", "connectionTimeout", "maxDnsProblemRetries", "gatewayPort");

    private Parameters() {}

    /**
     * Refuses what can't be.
     *
     * @throws MessagingException with all errors, each with its parameter and what to do
     */
    static void check(MailetConfig config) throws MessagingException {
        TreeSet<String> errors = new TreeSet<>();
        for (Iterator<String> names = config.getInitParameterNames(); names.hasNext(); ) {
            String name = names.next();
            if (POOLS.containsKey(name)) {
                errors.add("parameter '" + name + "' is decided by the pool: " + POOLS.get(name));
            }
        }
        BOOLEANS.forEach(name -> check(config, name, "(?i)true|false", "true or false", errors));
        NUMBERS.forEach(name -> check(config, name, "\\d{1,9}", "a number of at most nine digits", errors));
        if (config.getInitParameter("gateway") != null
                && (user(config) == null) != (config.getInitParameter("gatewayPassword") == null)) {
            errors.add("of gatewayUsername and gatewayPassword one is missing: expected both or none");
        }
        if (!errors.isEmpty()) {
            throw new MessagingException("PoolRemoteDelivery: " + String.join("; ", errors));
        }
    }

    private static void check(MailetConfig config, String name, String pattern, String expected, Set<String> errors) {
        String value = config.getInitParameter(name);
        if (value != null && !value.matches(pattern)) {
            errors.add("parameter '" + name + "' is '" + value + "': expected " + expected);
        }
    }

    /** James still reads the spelling of its early days. */
    private static String user(MailetConfig config) {
        String user = config.getInitParameter("gatewayUsername");
        return user == null ? config.getInitParameter("gatewayusername") : user;
    }

    /** Whether certificates are to be checked against the host's name. */
    static boolean verifies(Map<String, String> parameters) {
        return is(parameters, "verifyServerIdentity")
                || is(parameters, "mail.smtp.ssl.checkserveridentity")
                || is(parameters, "mail.smtps.ssl.checkserveridentity");
    }

    private static boolean is(Map<String, String> parameters, String name) {
        return "true".equalsIgnoreCase(parameters.get(name));
    }
}
