package io.mtapools.velocity;

import java.util.Objects;

/** Why an attempt may not start now, and when that may change. Immutable. */
public final class Obstacle {
    /** The value of {@link #retryAt} where only an event can clear it: an attempt's end, an admin, a reload. */
    public static final long ON_CHANGE = Long.MAX_VALUE;

    private final boolean own;
    private final String key;
    private final long retryAt;
    private final String why;

    private Obstacle(boolean own, String key, long retryAt, String why) {
        this.own = own;
        this.key = Objects.requireNonNull(key);
        this.retryAt = retryAt;
        this.why = Objects.requireNonNull(why);
    }

    /** One that the whole lane shares. */
    public static Obstacle shared(String key, long retryAt, String why) {
        return new Obstacle(false, key, retryAt, why);
    }

    /** One of this mail alone: its domain, its MX set, the IP that it keeps. */
    public static Obstacle own(String key, long retryAt, String why) {
        return new Obstacle(true, key, retryAt, why);
    }

    public boolean isOwn() {
        return own;
    }

    /** What is in the way, for example {@code mx-set:mx.example.com}; mail with the same key waits for the same thing. */
    public String key() {
        return key;
    }

    /** Ticker nanoseconds before which nothing changes (a lower bound), or {@link #ON_CHANGE}. */
    public long retryAt() {
        return retryAt;
    }

    /** For a person, for example {@code all 2 IPs at 10 per 1s}. */
    public String why() {
        return why;
    }

    @Override
    public String toString() {
        return why;
    }
}
