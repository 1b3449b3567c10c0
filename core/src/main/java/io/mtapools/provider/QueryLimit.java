package io.mtapools.provider;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Lets a bounded number of queries run at once and a bounded number wait, first come first served. Thread-safe. */
final class QueryLimit {
    private final int mostRunning;
    private final int mostWaiting;
    private final Queue<Supplier<? extends CompletionStage<?>>> waiting = new ArrayDeque<>();
    private final AtomicInteger drains = new AtomicInteger();
    private int running;

    QueryLimit(int mostRunning, int mostWaiting) {
        this.mostRunning = mostRunning;
        this.mostWaiting = mostWaiting;
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
            query.get().whenComplete((answer, failure) -> ended());
            query = next();
        }
    }

    private synchronized Supplier<? extends CompletionStage<?>> next() {
        if (running >= mostRunning || waiting.isEmpty()) {
            return null;
        }
        running++;
        return waiting.remove();
    }

    private void ended() {
        synchronized (this) {
            running--;
        }
        drain();
    }
}
