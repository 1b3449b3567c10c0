package io.mtapools.config;

import io.mtapools.model.PoolName;
import java.util.Objects;

/** What a pool lends to another: at most this share of each of its limits, its own mail first. Immutable. */
public final class Lending {
    private final PoolName to;
    private final double upTo;

    private Lending(PoolName to, double upTo) {
        this.to = Objects.requireNonNull(to);
        this.upTo = upTo;
    }

    /**
     * Lends to a pool.
     *
     * @param upTo a share, above 0 and at most 1
     */
    public static Lending of(PoolName to, double upTo) {
        return new Lending(to, upTo);
    }

    public PoolName to() {
        return to;
    }

    public double upTo() {
        return upTo;
    }
}
