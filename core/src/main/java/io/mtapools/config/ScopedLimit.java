package io.mtapools.config;

import io.mtapools.model.Limit;
import io.mtapools.model.LimitScope;
import java.util.Objects;

/** A limit and whose sending it counts together. Immutable. */
public final class ScopedLimit {
    private final LimitScope scope;
    private final Limit limit;

    private ScopedLimit(LimitScope scope, Limit limit) {
        this.scope = Objects.requireNonNull(scope);
        this.limit = Objects.requireNonNull(limit);
    }

    public static ScopedLimit of(LimitScope scope, Limit limit) {
        return new ScopedLimit(scope, limit);
    }

    public LimitScope scope() {
        return scope;
    }

    public Limit limit() {
        return limit;
    }

    /** Whether both limit the same thing over the same period, so that one stands in place of the other. */
    boolean replaces(ScopedLimit other) {
        return scope == other.scope && limit.period().equals(other.limit.period());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScopedLimit
                && scope == ((ScopedLimit) other).scope
                && limit.equals(((ScopedLimit) other).limit);
    }

    @Override
    public int hashCode() {
        return 31 * scope.hashCode() + limit.hashCode();
    }

    @Override
    public String toString() {
        return limit + " (" + scope + ")";
    }
}
