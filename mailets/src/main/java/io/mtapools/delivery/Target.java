package io.mtapools.delivery;

import java.net.InetAddress;
import java.util.Objects;

/** What is dialled: one address of a host, its port, and whether TLS begins at once. Immutable. */
final class Target {
    private final Host host;
    private final InetAddress address;
    private final int port;
    private final boolean smtps;

    Target(Host host, InetAddress address, int port, boolean smtps) {
        this.host = Objects.requireNonNull(host);
        this.address = Objects.requireNonNull(address);
        this.port = port;
        this.smtps = smtps;
    }

    String host() {
        return host.name();
    }

    /** The address as text, without a name: nobody looks it up again. */
    String address() {
        return address.getHostAddress();
    }

    int port() {
        return port;
    }

    boolean smtps() {
        return smtps;
    }

    /** JavaMail's name of the protocol, which its properties carry. */
    String protocol() {
        return smtps ? "smtps" : "smtp";
    }

    @Override
    public String toString() {
        return host() + " (" + address() + ":" + port + ")";
    }
}
