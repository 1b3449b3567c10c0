package io.mtapools.velocity;

import io.mtapools.model.EgressIp;
import io.mtapools.model.LaneKey;
import io.mtapools.model.Stream;
import java.util.Objects;
import java.util.Optional;

/** What one attempt asks the gate for: an IP of a pool, to send to a provider now. Immutable. */
public final class Request {
    private final LaneKey lane;
    private final Stream stream;
    private final String domain;
    private final String mxSet;
    private final EgressIp keep;
    private final boolean aside;

    private Request(LaneKey lane, Stream stream, String domain, String mxSet, EgressIp keep, boolean aside) {
        this.lane = Objects.requireNonNull(lane);
        this.stream = Objects.requireNonNull(stream);
        this.domain = Objects.requireNonNull(domain);
        this.mxSet = Objects.requireNonNull(mxSet);
        this.keep = keep;
        this.aside = aside;
    }

    /**
     * @param domain the authenticated (DKIM) domain, lower case; what limits of scope {@code DOMAIN} count by
     * @param mxSet the key of the recipient domain's preferred MX hosts; counts only for everyone else
     */
    public static Request of(LaneKey lane, Stream stream, String domain, String mxSet) {
        return new Request(lane, stream, domain, mxSet, null, false);
    }

    /** The same, from this IP as long as the pool has it (a retry keeps its IP). */
    public Request keeping(EgressIp ip) {
        return new Request(lane, stream, domain, mxSet, Objects.requireNonNull(ip), aside);
    }

    /** The same, for mail that was set aside: it goes before its lane, and waits out an obstacle of its own here. */
    public Request fromAside() {
        return new Request(lane, stream, domain, mxSet, keep, true);
    }

    public LaneKey lane() {
        return lane;
    }

    public Stream stream() {
        return stream;
    }

    public String domain() {
        return domain;
    }

    public String mxSet() {
        return mxSet;
    }

    public Optional<EgressIp> keep() {
        return Optional.ofNullable(keep);
    }

    public boolean isFromAside() {
        return aside;
    }
}
