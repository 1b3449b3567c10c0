package io.mtapools.dispatch;

import io.mtapools.model.LaneKey;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many attempts run at once: in all, and for one lane at most a quarter of that, so that one slow receiver can't stall
 * the rest. Who finds none is called when one is free, lanes in turn. Who is called may find that it can't go after all (the
 * gate lets it wait), so the next is called too as long as a permit is free. Thread-safe; callbacks run outside the lock.
 */
final class Permits {
    private static final Logger LOGGER = LoggerFactory.getLogger(Permits.class);

    private final Map<LaneKey, Line> lines = new HashMap<>();
    /** Lanes with somebody waiting and room of their own. */
    private final Set<LaneKey> ready = new LinkedHashSet<>();

    private final AtomicInteger wakings = new AtomicInteger();
    private int total;
    private int used;
    private boolean closed;

    Permits(int total) {
        this.total = Math.max(1, total);
    }

    /** Takes one, or arranges for {@code whenFree} to be called once and returns false. Once closed there is none. */
    synchronized boolean take(LaneKey lane, Runnable whenFree) {
        if (closed) {
            return false;
        }
        Line line = lines.computeIfAbsent(lane, any -> new Line());
        boolean free = used < total && line.used < perLane();
        if (free) {
            used++;
            line.used++;
        } else {
            line.waiting.add(whenFree);
        }
        update(lane, line);
        return free;
    }

    void giveBack(LaneKey lane) {
        synchronized (this) {
            Line line = lines.get(lane);
            used--;
            line.used--;
            update(lane, line);
        }
        wake();
    }

    /** From now on there are so many; what is out above that comes back in its time. */
    void resize(int count) {
        synchronized (this) {
            total = Math.max(1, count);
            new LinkedHashSet<>(lines.keySet()).forEach(lane -> update(lane, lines.get(lane)));
        }
        wake();
    }

    /** Gives out no more and calls nobody. */
    synchronized void close() {
        closed = true;
    }

    synchronized int used() {
        return used;
    }

    private int perLane() {
        return Math.max(1, total / 4);
    }

    /** Who is called may give back at once: a loop instead of a recursion. */
    private void wake() {
        if (wakings.getAndIncrement() == 0) {
            do {
                for (Runnable next = next(); next != null; next = next()) {
                    call(next);
                }
            } while (wakings.decrementAndGet() > 0);
        }
    }

    private synchronized Runnable next() {
        if (closed || used >= total || ready.isEmpty()) {
            return null;
        }
        LaneKey lane = ready.iterator().next();
        ready.remove(lane);
        Line line = lines.get(lane);
        Runnable next = line.waiting.poll();
        update(lane, line);
        return next;
    }

    private void update(LaneKey lane, Line line) {
        if (line.waiting.isEmpty() || line.used >= perLane()) {
            ready.remove(lane);
        } else {
            ready.add(lane);
        }
        if (line.waiting.isEmpty() && line.used == 0) {
            lines.remove(lane);
        }
    }

    private static void call(Runnable next) {
        try {
            next.run();
        } catch (RuntimeException e) {
            LOGGER.error("What waited for an attempt to end failed", e);
        }
    }

    /** What one lane has and who waits for it. */
    private static final class Line {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int used;
    }
}
