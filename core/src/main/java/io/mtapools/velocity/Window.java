package io.mtapools.velocity;

import java.util.Arrays;

/**
 * The attempts that ended within the last period, oldest first: each holds its slot until one period after its end, so
 * that no window of that length, wherever a receiver begins it, can hold more than were let in.
 *
 * <p>Up to {@value #EXACT} messages every end is kept. Above that, ends within 1/{@value #BUCKETS} of the period share
 * one entry that is free with its newest, which costs at most that share of the rate. Not thread-safe; ticks in
 * nanoseconds.
 */
final class Window {
    static final int EXACT = 1024;
    static final int BUCKETS = 256;
    private static final int SMALL = 4;

    private final long period;
    private long[] ends = new long[SMALL];
    private int[] counts = new int[SMALL];
    private int head;
    private int size;
    private long held;
    private long most;
    private long newestSince;

    Window(long period) {
        this.period = period;
    }

    long period() {
        return period;
    }

    /** No limit looks at it until {@link #allow} is called: it goes on counting, but coarsely. */
    void unused() {
        most = 0;
    }

    /** A limit of {@code messages} looks at it. */
    void allow(long messages) {
        most = Math.max(most, messages);
    }

    /** An attempt ended; {@code end} is not before any earlier one. */
    void add(long end) {
        if (size > 0 && joinsNewest(end)) {
            int newest = index(size - 1);
            ends[newest] = end;
            counts[newest]++;
        } else {
            append(end, 1);
            newestSince = end;
        }
        held++;
    }

    /** How many still hold a slot. */
    long held(long now) {
        while (size > 0 && now - ends[head] >= period) {
            held -= counts[head];
            head = index(1);
            size--;
        }
        if (size == 0 && ends.length > SMALL) {
            shrink();
        }
        return held;
    }

    /** When the {@code number} oldest will be gone; {@link Moment#NEVER} if fewer are held. */
    long goneAt(long number) {
        long left = number;
        for (int i = 0; i < size; i++) {
            left -= counts[index(i)];
            if (left <= 0) {
                return ends[index(i)] + period;
            }
        }
        return Moment.NEVER;
    }

    /** Takes over what another window of the same thing has seen, so that a new period does not begin empty. */
    void copyFrom(Window other, long now) {
        for (int i = 0; i < other.size; i++) {
            long end = other.ends[other.index(i)];
            if (now - end < period) {
                append(end, other.counts[other.index(i)]);
                held += other.counts[other.index(i)];
                newestSince = end;
            }
        }
    }

    private boolean joinsNewest(long end) {
        boolean coarse = most == 0 || most > EXACT;
        return end == ends[index(size - 1)] || (coarse && end - newestSince < period / BUCKETS);
    }

    private void append(long end, int count) {
        if (size == ends.length) {
            grow();
        }
        ends[index(size)] = end;
        counts[index(size)] = count;
        size++;
    }

    private int index(int offset) {
        return (head + offset) & (ends.length - 1);
    }

    private void grow() {
        long[] biggerEnds = new long[ends.length * 2];
        int[] biggerCounts = new int[ends.length * 2];
        for (int i = 0; i < size; i++) {
            biggerEnds[i] = ends[index(i)];
            biggerCounts[i] = counts[index(i)];
        }
        ends = biggerEnds;
        counts = biggerCounts;
        head = 0;
    }

    private void shrink() {
        ends = new long[SMALL];
        counts = Arrays.copyOf(counts, SMALL);
        head = 0;
    }
}
