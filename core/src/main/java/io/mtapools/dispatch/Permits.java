package io.mtapools.dispatch;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * How many attempts run at once: in all, and for one lane at most a quarter of that, so that one slow receiver can't stall
 * the rest. Who finds none is called when one is free, in order. Thread-safe; callbacks run outside the lock.
 */
final class Permits {
    private final int total;
    private int used;
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    Permits(int total) {
        this.total = total;
    }

    int perLane() {
        return Math.max(1, total / 4);
    }

    /** Takes one, or arranges for {@code whenFree} to be called once and returns false. */
    boolean take(Runnable whenFree) {
        synchronized (this) {
            if (used < total) {
                used++;
                return true;
            }
            waiting.add(whenFree);
            return false;
        }
    }

    void giveBack() {
        Runnable next;
        synchronized (this) {
            used--;
            next = waiting.poll();
        }
        if (next != null) {
            next.run();
        }
    }

    synchronized int used() {
        return used;
    }
}
