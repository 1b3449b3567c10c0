package io.mtapools.pool;

import io.mtapools.model.PoolName;
import java.util.Objects;

/** The pool for a mail, the mailet processor that comes next, and why. Immutable. */
public final class PoolChoice {
    private final PoolName pool;
    private final String processor;
    private final String why;

    private PoolChoice(PoolName pool, String processor, String why) {
        this.pool = Objects.requireNonNull(pool);
        this.processor = Objects.requireNonNull(processor);
        this.why = Objects.requireNonNull(why);
    }

    static PoolChoice of(PoolName pool, String processor, String why) {
        return new PoolChoice(pool, processor, why);
    }

    public PoolName pool() {
        return pool;
    }

    /** The state to give the mail. */
    public String processor() {
        return processor;
    }

    /** For a person, for example {@code type promotional goes to pool promotional}. */
    public String why() {
        return why;
    }

    @Override
    public String toString() {
        return pool + " (" + why + ")";
    }
}
