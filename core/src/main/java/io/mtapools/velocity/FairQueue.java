package io.mtapools.velocity;

import io.mtapools.model.Stream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Waiters in the order in which their streams deserve their turns: by self-clocked fair queueing, where a stream of weight
 * 2 has two turns for one of a stream of weight 1. A stream asks again only after it was served, so that it misses turns
 * when several slots become free at once: it may catch up on a few of them, and one that was silent on no more. Those of one stream stay in
 * the order of asking. Not thread-safe.
 */
final class FairQueue {
    private static final int FEW = 64;
    /** In turns of a stream of weight 1. */
    private static final double CATCH_UP = 4;

    private final TreeSet<Entry> order = new TreeSet<>();
    private final Map<Waiter, Entry> entries = new HashMap<>();
    private final Map<Stream, Double> lastTurns = new HashMap<>();
    private double now;
    private int sweepAbove = FEW;

    void add(Waiter waiter, int weight) {
        Stream stream = waiter.request().stream();
        double turn = Math.max(now - CATCH_UP, lastTurns.getOrDefault(stream, 0.0)) + 1.0 / weight;
        sweep();
        lastTurns.put(stream, turn);
        Entry entry = new Entry(turn, waiter);
        entries.put(waiter, entry);
        order.add(entry);
    }

    /** @return false if it was not there */
    boolean remove(Waiter waiter) {
        Entry entry = entries.remove(waiter);
        if (entry == null) {
            return false;
        }
        if (order.first() == entry) {
            now = entry.turn;
        }
        order.remove(entry);
        return true;
    }

    boolean isEmpty() {
        return order.isEmpty();
    }

    int size() {
        return order.size();
    }

    /** The next in turn; there must be one. */
    Waiter first() {
        return order.first().waiter;
    }

    List<Waiter> all() {
        List<Waiter> all = new ArrayList<>(order.size());
        order.forEach(entry -> all.add(entry.waiter));
        return all;
    }

    /** A stream whose turn is past is as good as new. */
    private void sweep() {
        if (lastTurns.size() >= sweepAbove) {
            lastTurns.values().removeIf(turn -> turn <= now - CATCH_UP);
            sweepAbove = Math.max(FEW, lastTurns.size() * 2);
        }
    }

    private static final class Entry implements Comparable<Entry> {
        private final double turn;
        private final Waiter waiter;

        private Entry(double turn, Waiter waiter) {
            this.turn = turn;
            this.waiter = waiter;
        }

        @Override
        public int compareTo(Entry other) {
            return turn != other.turn
                    ? Double.compare(turn, other.turn)
                    : Long.compare(waiter.number(), other.waiter.number());
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(waiter.number());
        }
    }
}
