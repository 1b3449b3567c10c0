package io.mtapools.it;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** What the servers need to end well. */
public final class Threads {
    private static final long PATIENCE = 5;

    private Threads() {}

    /**
     * Waits for the threads of an executor that was shut down: the kernel gives a port back only when the thread that
     * blocks on it has left.
     */
    public static void awaitEnd(ExecutorService threads) {
        try {
            if (!threads.awaitTermination(PATIENCE, TimeUnit.SECONDS)) {
                throw new IllegalStateException("A server's thread does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
