package io.mtapools.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.dnsservice.api.TemporaryResolutionException;

/** A DNS with the records of a test; answers as James' own service does. */
final class FakeDns implements DNSService {
    private final Map<String, List<String>> mx = new HashMap<>();
    private final Map<String, List<InetAddress>> addresses = new HashMap<>();
    private final List<String> silent = new java.util.ArrayList<>();

    FakeDns mx(String domain, String... hosts) {
        mx.put(domain, List.of(hosts));
        return this;
    }

    FakeDns address(String host, String... literals) throws UnknownHostException {
        List<InetAddress> found = new java.util.ArrayList<>();
        for (String literal : literals) {
            found.add(InetAddress.getByName(literal));
        }
        addresses.put(host, found);
        return this;
    }

    FakeDns silent(String domain) {
        silent.add(domain);
        return this;
    }

    @Override
    public Collection<String> findMXRecords(String domain) throws TemporaryResolutionException {
        if (silent.contains(domain)) {
            throw new TemporaryResolutionException("no answer");
        }
        if (mx.containsKey(domain)) {
            return mx.get(domain);
        }
        return addresses.containsKey(domain) ? List.of(domain) : List.of();
    }

    @Override
    public Collection<InetAddress> getAllByName(String host) throws UnknownHostException {
        if (host.matches("[0-9.]+|.*:.*")) {
            return List.of(InetAddress.getByName(host));
        }
        List<InetAddress> found = addresses.get(host);
        if (found == null) {
            throw new UnknownHostException(host);
        }
        return found;
    }

    @Override
    public InetAddress getByName(String host) throws UnknownHostException {
        return getAllByName(host).iterator().next();
    }

    @Override
    public Collection<String> findTXTRecords(String host) {
        return List.of();
    }

    @Override
    public InetAddress getLocalHost() throws UnknownHostException {
        return InetAddress.getLocalHost();
    }

    @Override
    public String getHostName(InetAddress address) {
        return address.getHostAddress();
    }
}
