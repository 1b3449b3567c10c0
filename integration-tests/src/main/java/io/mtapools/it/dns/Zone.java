package io.mtapools.it.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** What a DNS server knows. A name without any record does not exist. Thread-safe. */
public final class Zone {
    /** Stands for "no answer at all". */
    static final int SILENT = -1;

    private static final long TTL = 300;

    private final Map<Name, List<Record>> records = new ConcurrentHashMap<>();
    private final Map<Name, Integer> troubles = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> queries = new ConcurrentHashMap<>();

    /** A mail exchanger: {@code mx("gmail.com", 5, "mx.google.com")}; {@code mx(domain, 0, ".")} is a null MX. */
    public Zone mx(String domain, int preference, String host) {
        return add(new MXRecord(name(domain), DClass.IN, TTL, preference, name(host)));
    }

    /** An address. */
    public Zone a(String host, String ip) {
        try {
            return add(new ARecord(name(host), DClass.IN, TTL, InetAddress.getByName(ip)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("No address: " + ip, e);
        }
    }

    /** A domain whose one mail exchanger {@code mx.DOMAIN} has this address. */
    public Zone mailDomain(String domain, String ip) {
        return mx(domain, 10, "mx." + domain).a("mx." + domain, ip);
    }

    /** Any record, with a TTL of its own. */
    public Zone add(Record entry) {
        records.computeIfAbsent(entry.getName(), key -> new CopyOnWriteArrayList<>())
                .add(entry);
        return this;
    }

    /** Forgets a name's records and troubles. */
    public Zone remove(String name) {
        records.remove(name(name));
        troubles.remove(name(name));
        return this;
    }

    /** Questions about this name fail (SERVFAIL). */
    public Zone fails(String name) {
        troubles.put(name(name), Rcode.SERVFAIL);
        return this;
    }

    /** Questions about this name are not answered. */
    public Zone ignores(String name) {
        troubles.put(name(name), SILENT);
        return this;
    }

    /** How often this was asked, {@code type} as in {@code MX}. */
    public int queries(String name, String type) {
        AtomicInteger count = queries.get(key(name(name), Type.value(type)));
        return count == null ? 0 : count.get();
    }

    /** The response code for a question; {@link #SILENT} for none. */
    int code(Record question) {
        queries.computeIfAbsent(key(question.getName(), question.getType()), key -> new AtomicInteger())
                .incrementAndGet();
        Integer trouble = troubles.get(question.getName());
        if (trouble != null) {
            return trouble;
        }
        return records.containsKey(question.getName()) ? Rcode.NOERROR : Rcode.NXDOMAIN;
    }

    List<Record> answers(Record question) {
        return records.getOrDefault(question.getName(), new ArrayList<>()).stream()
                .filter(entry -> entry.getType() == question.getType())
                .collect(Collectors.toList());
    }

    /** Names are equal whatever their case, so their text must be too. */
    private static String key(Name name, int type) {
        return name.canonicalize() + " " + Type.string(type);
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("No domain name: " + text, e);
        }
    }
}
