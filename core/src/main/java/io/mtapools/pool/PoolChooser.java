package io.mtapools.pool;

import io.mtapools.config.PoolSettings;
import io.mtapools.config.Settings;
import io.mtapools.config.TypeSettings;
import io.mtapools.model.PoolName;
import io.mtapools.model.TrafficType;
import java.util.Optional;

/** Chooses the pool of a mail by its type, or as an admin forces it. Immutable and thread-safe. */
public final class PoolChooser {
    private final Settings settings;

    public PoolChooser(Settings settings) {
        this.settings = settings;
    }

    /**
     * The pool of a type. A mail may have been tagged before a reload took its type away: it goes where unclassified mail
     * goes.
     *
     * @throws IllegalStateException where the settings name no pool for it, which a checked file can't
     */
    public PoolChoice choose(TrafficType type) {
        return settings.traffic()
                .type(type)
                .map(known -> choice(known, "type " + type + " goes to pool " + known.pool()))
                .orElseGet(() -> otherwise(type));
    }

    /** The pool that a mailet was told to use; empty where the settings have none of that name. */
    public Optional<PoolChoice> forced(PoolName pool) {
        return settings.pool(pool)
                .map(known -> PoolChoice.of(pool, known.processor(), "the mailet's parameter pool says " + pool));
    }

    /** The pool that a mail was assigned to before; empty where the settings have none of that name (any more). */
    public Optional<PoolChoice> assigned(PoolName pool) {
        return settings.pool(pool).map(known -> PoolChoice.of(pool, known.processor(), "it was assigned to it before"));
    }

    private PoolChoice otherwise(TrafficType gone) {
        TrafficType type = settings.traffic().otherwise();
        return settings.traffic()
                .type(type)
                .map(known -> choice(
                        known, "type " + gone + " is no longer set: as type " + type + " to pool " + known.pool()))
                .orElseThrow(() -> new IllegalStateException("otherwise names type " + type + ", which is not set"));
    }

    private PoolChoice choice(TypeSettings type, String why) {
        PoolSettings pool = settings.pool(type.pool())
                .orElseThrow(() -> new IllegalStateException(
                        "type " + type.type() + " names pool " + type.pool() + ", which is not set"));
        return PoolChoice.of(pool.name(), pool.processor(), why);
    }
}
