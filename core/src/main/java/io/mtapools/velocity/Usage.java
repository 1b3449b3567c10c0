package io.mtapools.velocity;

import io.mtapools.model.ProviderName;
import java.time.Duration;
import java.util.Optional;

/** One limit and how much of it is used at one moment. Immutable. */
public final class Usage {
    private final ProviderName provider;
    private final String limit;
    private final long used;
    private final long of;
    private final Duration freeIn;

    Usage(ProviderName provider, String limit, long used, long of, Duration freeIn) {
        this.provider = provider;
        this.limit = limit;
        this.used = used;
        this.of = of;
        this.freeIn = freeIn;
    }

    /** The provider that it holds at; empty: all together. */
    public Optional<ProviderName> provider() {
        return Optional.ofNullable(provider);
    }

    /** For a person: {@code 10 per 1s}, {@code 500 per day}, {@code 5 at once}. */
    public String limit() {
        return limit;
    }

    /** Slots taken: in flight, and not yet free again; may exceed {@link #of} after the limit was lowered. */
    public long used() {
        return used;
    }

    public long of() {
        return of;
    }

    /** How long until it lets the next attempt in: zero is now, empty is when an attempt ends. */
    public Optional<Duration> freeIn() {
        return Optional.ofNullable(freeIn);
    }

    @Override
    public String toString() {
        return (provider == null ? "" : provider + " ") + used + " of " + limit;
    }
}
