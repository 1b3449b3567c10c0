package io.mtapools.provider;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Lets a bounded number of queries run at once and a bounded number wait, first come first served. A query that takes long
 * gives its place to the next and runs on among the slow ones, whose number is bounded too: a thousand names whose servers
 * are silent hold up nobody else's for long. Thread-safe.
 */
final class QueryLimit {
    private final int mostRunning;
    private final int mostWaiting;
    private final Queue<Supplier<? extends CompletionStage<?>>> waiting = new ArrayDeque<>();
    private final AtomicInteger drains = new AtomicInteger();
    private final int mostSlow;
    private final Executor afterAWhile;
    private int running;
    private int slow;

    /** One in which every query keeps its place to its end. */
    QueryLimit(int mostRunning, int mostWaiting) {
        this(mostRunning, mostWaiting, 0, task -> {});
    }

    /** @param afterAWhile runs a task when a query that began with it counts as slow */
    QueryLimit(int mostRunning, int mostWaiting, int mostSlow, Executor afterAWhile) {
        this.mostRunning = mostRunning;
        this.mostWaiting = mostWaiting;
        this.mostSlow = mostSlow;
        this.afterAWhile = afterAWhile;
    }

    /**
     * Runs {@code query} now or when its turn comes.
     *
     * @param query must not throw; it runs until its stage completes, either way
     * @return false where too many wait: then it never runs
     */
    boolean submit(Supplier<? extends CompletionStage<?>> query) {
        synchronized (this) {
            if (waiting.size() >= mostWaiting) {
                return false;
            }
            waiting.add(query);
        }
        drain();
        return true;
    }

    /** One thread at a time starts queries, in a loop: one that completes at once must not deepen the stack. */
    private void drain() {
        if (drains.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            startAll();
            seen = drains.addAndGet(-seen);
        } while (seen != 0);
    }

    private void startAll() {
        Supplier<? extends CompletionStage<?>> query = next();
        while (query != null) {
            start(query);
            query = next();
        }
    }

    private void start(Supplier<? extends CompletionStage<?>> query) {
        AtomicReference<Place> place = new AtomicReference<>(Place.RUNNING);
        afterAWhile.execute(() -> isSlow(place));
        query.get().whenComplete((answer, failure) -> ended(place.getAndSet(Place.OVER)));
    }

    private synchronized Supplier<? extends CompletionStage<?>> next() {
        if (running >= mostRunning || waiting.isEmpty()) {
            return null;
        }
        running++;
        return waiting.remove();
    }

    private void isSlow(AtomicReference<Place> place) {
        synchronized (this) {
            if (slow >= mostSlow || !place.compareAndSet(Place.RUNNING, Place.SLOW)) {
                return;
            }
            running--;
            slow++;
        }
        drain();
    }

    private void ended(Place from) {
        synchronized (this) {
            if (from == Place.SLOW) {
                slow--;
            } else {
                running--;
            }
        }
        drain();
    }

    private enum Place {
        RUNNING,
        SLOW,
        OVER
    }
}
