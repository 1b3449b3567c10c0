package io.mtapools.model;

import java.util.Objects;

/** What waits together: the mail of one pool for one provider. Immutable. */
public final class LaneKey {
    private final PoolName pool;
    private final ProviderName provider;

    private LaneKey(PoolName pool, ProviderName provider) {
        this.pool = Objects.requireNonNull(pool);
        this.provider = Objects.requireNonNull(provider);
    }

    public static LaneKey of(PoolName pool, ProviderName provider) {
        return new LaneKey(pool, provider);
    }

    public PoolName pool() {
        return pool;
    }

    public ProviderName provider() {
        return provider;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LaneKey
                && pool.equals(((LaneKey) other).pool)
                && provider.equals(((LaneKey) other).provider);
    }

    @Override
    public int hashCode() {
        return 31 * pool.hashCode() + provider.hashCode();
    }

    @Override
    public String toString() {
        return pool + "/" + provider;
    }
}
