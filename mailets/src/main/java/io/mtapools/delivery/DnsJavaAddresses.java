package io.mtapools.delivery;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.dnsservice.api.TemporaryResolutionException;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Addresses by James' own service, which is dnsjava: it looks for A records only and reads a DNS without answer as a
 * host without address, so what it doesn't find is asked for once more here, by the resolver and cache that it made
 * dnsjava's defaults. Thread-safe.
 */
final class DnsJavaAddresses implements Addresses {
    private final Addresses service;

    DnsJavaAddresses(DNSService dns) {
        this.service = Addresses.of(dns);
    }

    @Override
    public List<InetAddress> of(String host, Family family) throws TemporaryResolutionException {
        List<InetAddress> found = service.of(absolute(host), family);
        return found.isEmpty() ? Addresses.usable(lookUp(host, family), family) : found;
    }

    /** A name with a dot, so that no search path makes another name of it. */
    static String absolute(String name) {
        return name.indexOf('.') > 0 && !name.endsWith(".") ? name + "." : name;
    }

    private static List<InetAddress> lookUp(String host, Family family) throws TemporaryResolutionException {
        Name name;
        try {
            name = Name.fromString(host, Name.root);
        } catch (TextParseException noName) {
            return List.of();
        }
        Lookup lookup = new Lookup(name, family == Family.IPV4 ? Type.A : Type.AAAA);
        Record[] records = lookup.run();
        if (lookup.getResult() == Lookup.TRY_AGAIN) {
            throw new TemporaryResolutionException(lookup.getErrorString());
        }
        return addresses(records);
    }

    private static List<InetAddress> addresses(Record[] records) {
        List<InetAddress> addresses = new ArrayList<>();
        for (Record record : records == null ? new Record[0] : records) {
            if (record instanceof ARecord) {
                addresses.add(((ARecord) record).getAddress());
            } else if (record instanceof AAAARecord) {
                addresses.add(((AAAARecord) record).getAddress());
            }
        }
        return addresses;
    }
}
