package io.mtapools.dispatch;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Runs what may lead to more of its kind one after the other instead of one inside the other: a freed slot may start an
 * attempt that ends at once and frees a slot, and so on for all that waits. Thread-safe.
 */
final class Unnested {
    private static final ThreadLocal<Queue<Runnable>> RUNNING = new ThreadLocal<>();

    private Unnested() {}

    /** Runs it now; or, inside another on this thread, right after that. */
    static void run(Runnable action) {
        Queue<Runnable> outer = RUNNING.get();
        if (outer != null) {
            outer.add(action);
            return;
        }
        Queue<Runnable> queue = new ArrayDeque<>();
        queue.add(action);
        RUNNING.set(queue);
        try {
            runAll(queue);
        } finally {
            RUNNING.remove();
        }
    }

    /** What one of them throws must not keep the rest, which is others' work, from being done. */
    private static void runAll(Queue<Runnable> queue) {
        try {
            for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
                next.run();
            }
        } finally {
            if (!queue.isEmpty()) {
                runAll(queue);
            }
        }
    }
}
