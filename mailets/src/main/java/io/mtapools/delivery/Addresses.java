package io.mtapools.delivery;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.dnsservice.api.TemporaryResolutionException;

/** The addresses of a host, of one family. Thread-safe. */
@FunctionalInterface
interface Addresses {
    /**
     * The addresses, none where the host surely has none.
     *
     * @throws TemporaryResolutionException where the DNS gave no answer
     */
    List<InetAddress> of(String host, Family family) throws TemporaryResolutionException;

    /** IPv4 or IPv6. */
    enum Family {
        IPV4("IPv4"),
        IPV6("IPv6");

        private final String text;

        Family(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        static Family of(InetAddress address) {
            return address instanceof Inet6Address ? IPV6 : IPV4;
        }

        boolean has(InetAddress address) {
            return this == IPV4 ? address instanceof Inet4Address : address instanceof Inet6Address;
        }
    }

    /** By James' service alone, which can't tell a host without address from a DNS without answer. */
    static Addresses of(DNSService dns) {
        return (host, family) -> usable(lookUp(dns, host), family);
    }

    private static Collection<InetAddress> lookUp(DNSService dns, String host) {
        try {
            return dns.getAllByName(host);
        } catch (UnknownHostException nothing) {
            return List.of();
        }
    }

    /** Those of this family that a mail host can have. */
    static List<InetAddress> usable(Collection<InetAddress> found, Family family) {
        return found.stream()
                .filter(family::has)
                .filter(address -> !address.isAnyLocalAddress() && !address.isMulticastAddress())
                .distinct()
                .collect(Collectors.toUnmodifiableList());
    }
}
