package io.mtapools.james;

import io.mtapools.model.PoolName;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** The pools' ways out, each set up by the one PoolRemoteDelivery of its pool. Thread-safe. */
final class Outlets {
    private final Map<PoolName, Outlet> outlets = new ConcurrentHashMap<>();
    private final Map<PoolName, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();

    /** @return false where the pool has one already */
    boolean add(PoolName pool, Outlet outlet) {
        if (outlets.putIfAbsent(pool, outlet) != null) {
            return false;
        }
        future(pool).complete(null);
        return true;
    }

    Optional<Outlet> find(PoolName pool) {
        return Optional.ofNullable(outlets.get(pool));
    }

    /** Cuts off what is in flight. */
    void close() {
        outlets.values().forEach(Outlet::close);
    }

    /** Completes once the pool has one. */
    CompletionStage<Void> whenThere(PoolName pool) {
        return future(pool);
    }

    private CompletableFuture<Void> future(PoolName pool) {
        return awaited.computeIfAbsent(pool, any -> new CompletableFuture<>());
    }
}
