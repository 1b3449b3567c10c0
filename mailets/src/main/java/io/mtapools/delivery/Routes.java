package io.mtapools.delivery;

import io.mtapools.delivery.Addresses.Family;
import io.mtapools.model.Outcome;
import io.mtapools.model.ReplyCategory;
import io.mtapools.model.SmtpReply;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.dnsservice.api.TemporaryResolutionException;
import org.apache.james.dnsservice.dnsjava.DNSJavaService;
import org.xbill.DNS.Address;

/**
 * Where mail for a domain goes: the gateways where the admin names some, else the domain's MX hosts in the order in
 * which they are tried (RFC 5321, 5.1), or the domain itself where it has an address and no MX. Thread-safe.
 */
final class Routes {
    private final List<Host> gateways;
    private final boolean shuffleGateways;
    private final DNSService dns;
    private final Addresses addresses;
    private final boolean dnsJava;

    Routes(List<Host> gateways, boolean shuffleGateways, DNSService dns) {
        this.gateways = List.copyOf(gateways);
        this.shuffleGateways = shuffleGateways;
        this.dns = dns;
        this.dnsJava = dns instanceof DNSJavaService;
        this.addresses = dnsJava ? new DnsJavaAddresses(dns) : Addresses.of(dns);
    }

    /**
     * The hosts to try, best first, at least one.
     *
     * @throws Undeliverable where there is none, for good or for now
     */
    List<Host> hosts(String domain) throws Undeliverable {
        if (gateways.isEmpty()) {
            return mxHosts(domain);
        }
        List<Host> order = new ArrayList<>(gateways);
        if (shuffleGateways) {
            Collections.shuffle(order);
        }
        return order;
    }

    /** The addresses of a host that a source address of this family reaches. */
    List<InetAddress> addresses(Host host, Family family) {
        Optional<InetAddress> literal = literal(host.name());
        if (literal.isPresent()) {
            return Addresses.usable(List.of(literal.get()), family);
        }
        try {
            return addresses.of(host.name(), family);
        } catch (TemporaryResolutionException unknownNow) {
            return List.of();
        }
    }

    private List<Host> mxHosts(String domain) throws Undeliverable {
        if (literal(domain).isPresent()) {
            return List.of(Host.mx(domain));
        }
        try {
            Collection<String> names = dns.findMXRecords(dnsJava ? DnsJavaAddresses.absolute(domain) : domain);
            List<Host> hosts = names.stream()
                    .filter(name -> !isRoot(name))
                    .map(Host::mx)
                    .distinct()
                    .collect(Collectors.toList());
            if (hosts.isEmpty() && names.stream().anyMatch(Routes::isRoot)) {
                throw new Undeliverable(nullMx(domain));
            }
            return hosts.isEmpty() ? withoutMx(domain) : hosts;
        } catch (TemporaryResolutionException e) {
            throw new Undeliverable(noAnswer(domain));
        }
    }

    /** James' service says "no MX" also where it got none and no answer to the question for an address. */
    private List<Host> withoutMx(String domain) throws Undeliverable, TemporaryResolutionException {
        for (Family family : Family.values()) {
            if (!addresses.of(domain, family).isEmpty()) {
                return List.of(Host.mx(domain));
            }
        }
        throw new NoHost(domain);
    }

    private static boolean isRoot(String name) {
        return name.isEmpty() || name.equals(".");
    }

    private static Optional<InetAddress> literal(String name) {
        byte[] bytes = Address.toByteArray(name, Address.IPv4);
        bytes = bytes == null ? Address.toByteArray(name, Address.IPv6) : bytes;
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException wrongLength) {
            return Optional.empty();
        }
    }

    private static Outcome nullMx(String domain) {
        return Outcome.bounced(SmtpReply.of(556, "5.1.10", "Domain " + domain + " takes no mail (null MX, RFC 7505)"))
                .meaning(ReplyCategory.BAD_DOMAIN);
    }

    private static Outcome noAnswer(String domain) {
        return Outcome.deferred(SmtpReply.of(0, "4.4.3", "The DNS gave no answer for the MX hosts of " + domain))
                .meaning(ReplyCategory.TRANSIENT);
    }
}
