package io.mtapools.it.sink;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** Collects what a sink shall be. Not thread-safe. */
public final class SinkBuilder {
    private final String name;
    private final List<InetSocketAddress> addresses = new ArrayList<>();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private SSLContext tls;
    private int keep = 16_384;

    SinkBuilder(String name) {
        this.name = name;
    }

    /** Listens there; may be called again for another address. Port 0 takes a free one. */
    public SinkBuilder listen(String ip, int port) {
        addresses.add(new InetSocketAddress(ip, port));
        return this;
    }

    /** Rules are asked in the order in which they are added. */
    public SinkBuilder rule(Rule rule) {
        rules.add(rule);
        return this;
    }

    /** Offers STARTTLS. */
    public SinkBuilder tls(SSLContext context) {
        tls = context;
        return this;
    }

    /** How many bytes of a message to keep; 16 KiB if not said. */
    public SinkBuilder keep(int bytes) {
        keep = bytes;
        return this;
    }

    public Sink start() {
        if (addresses.isEmpty()) {
            throw new IllegalStateException("A sink needs an address: listen(ip, port)");
        }
        return new Sink(name, addresses, rules, tls, keep);
    }
}
