package io.mtapools.provider;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the DNS says of a domain's mail hosts. Immutable and bounded. */
public final class MxAnswer {
    /** Most hosts that are kept; further ones are those least preferred. */
    public static final int MAX_HOSTS = 50;

    private static final int LONGEST_FAILURE = 200;

    /** Of what kind it is. */
    public enum Status {
        FOUND,
        /** The domain takes no mail (RFC 7505). */
        NULL_MX,
        /** It doesn't exist, or has neither mail host nor address. */
        NO_HOST,
        /** No answer, or none that can be used. */
        FAILED
    }

    private final Status status;
    private final List<MxHost> hosts;
    private final boolean implicit;
    private final Duration ttl;
    private final String failure;

    private MxAnswer(Status status, List<MxHost> hosts, boolean implicit, Duration ttl, String failure) {
        this.status = status;
        this.hosts = hosts;
        this.implicit = implicit;
        this.ttl = Objects.requireNonNull(ttl);
        this.failure = Objects.requireNonNull(failure);
    }

    /** @throws IllegalArgumentException where {@code hosts} is empty */
    public static MxAnswer found(Collection<MxHost> hosts, Duration ttl) {
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("expected at least one mail host");
        }
        List<MxHost> sorted =
                hosts.stream().distinct().sorted().limit(MAX_HOSTS).collect(Collectors.toUnmodifiableList());
        return new MxAnswer(Status.FOUND, sorted, false, ttl, "");
    }

    /** The domain has an address but no MX: it is its own mail host. */
    public static MxAnswer implicit(String domain, Duration ttl) {
        return new MxAnswer(Status.FOUND, List.of(MxHost.of(0, domain)), true, ttl, "");
    }

    public static MxAnswer nullMx(Duration ttl) {
        return new MxAnswer(Status.NULL_MX, List.of(), false, ttl, "");
    }

    public static MxAnswer noHost(Duration ttl) {
        return new MxAnswer(Status.NO_HOST, List.of(), false, ttl, "");
    }

    /** @param why for a person */
    public static MxAnswer failed(String why) {
        String bounded = why.length() > LONGEST_FAILURE ? why.substring(0, LONGEST_FAILURE) : why;
        return new MxAnswer(Status.FAILED, List.of(), false, Duration.ZERO, bounded);
    }

    public Status status() {
        return status;
    }

    /** By preference, then by name; empty unless {@link Status#FOUND}. */
    public List<MxHost> hosts() {
        return hosts;
    }

    /** Those of the lowest preference, by name. */
    public List<MxHost> preferred() {
        return hosts.stream()
                .filter(host -> host.preference() == hosts.get(0).preference())
                .collect(Collectors.toList());
    }

    /** Whether it is the domain itself, by its address. */
    public boolean isImplicit() {
        return implicit;
    }

    /** How long the DNS lets it be kept. */
    public Duration ttl() {
        return ttl;
    }

    /** What failed, for a person; empty unless {@link Status#FAILED}. */
    public String failure() {
        return failure;
    }

    @Override
    public String toString() {
        return status + " " + hosts + failure;
    }
}
