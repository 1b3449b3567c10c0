package io.mtapools.it.sink;

import java.net.InetAddress;

/** What a sink knows of a connection: who, whereto, how it greeted. Immutable. */
public final class Session {
    private final long number;
    private final long openedAt;
    private final InetAddress peer;
    private final InetAddress local;
    private final String helo;
    private final String tls;

    Session(long number, long openedAt, InetAddress peer, InetAddress local, String helo, String tls) {
        this.number = number;
        this.openedAt = openedAt;
        this.peer = peer;
        this.local = local;
        this.helo = helo;
        this.tls = tls;
    }

    Session greeted(String name) {
        return new Session(number, openedAt, peer, local, name, tls);
    }

    /** RFC 3207: after STARTTLS all that was said before is forgotten. */
    Session encrypted(String protocol) {
        return new Session(number, openedAt, peer, local, "", protocol);
    }

    InetAddress peer() {
        return peer;
    }

    /** The number of the connection: mails of one connection have the same. */
    public long number() {
        return number;
    }

    public String ip() {
        return peer.getHostAddress();
    }

    /** When it was accepted, in nanoseconds of {@link System#nanoTime}. */
    public long openedAt() {
        return openedAt;
    }

    /** The address that was connected to. */
    public String localIp() {
        return local.getHostAddress();
    }

    /** The name of EHLO or HELO; empty before. */
    public String helo() {
        return helo;
    }

    /** Whether it is encrypted. */
    public boolean isEncrypted() {
        return !tls.isEmpty();
    }

    /** The protocol, such as {@code TLSv1.3}; empty if not encrypted. */
    public String tls() {
        return tls;
    }
}
