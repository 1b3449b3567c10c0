package io.mtapools.model;

import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * A local address that a delivery binds to, with the HELO name that its PTR confirms. Immutable; two are equal when
 * their local addresses are.
 */
public final class EgressIp {
    private final InetAddress address;
    private final InetAddress publicAddress;
    private final String helo;

    private EgressIp(InetAddress address, InetAddress publicAddress, String helo) {
        this.address = Objects.requireNonNull(address);
        this.publicAddress = publicAddress;
        this.helo = Objects.requireNonNull(helo);
    }

    public static EgressIp of(InetAddress address, String helo) {
        return new EgressIp(address, null, helo);
    }

    /** An address behind NAT: binds to {@code address}, is seen outside as {@code publicAddress}. */
    public static EgressIp behindNat(InetAddress address, InetAddress publicAddress, String helo) {
        return new EgressIp(address, Objects.requireNonNull(publicAddress), helo);
    }

    /** The local address to bind to. */
    public InetAddress address() {
        return address;
    }

    /** The address that receivers see: the public one where it is set, else the local one. */
    public InetAddress seenAs() {
        return publicAddress == null ? address : publicAddress;
    }

    public Optional<InetAddress> publicAddress() {
        return Optional.ofNullable(publicAddress);
    }

    /** The name for HELO and EHLO. */
    public String helo() {
        return helo;
    }

    /** The local address as text, for example {@code 198.51.100.30}. */
    public String text() {
        return address.getHostAddress();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EgressIp && address.equals(((EgressIp) other).address);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
