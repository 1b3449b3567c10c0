package io.mtapools.it.sink;

import java.time.Duration;

/** Counts in sliding windows. */
final class Windows {
    private Windows() {}

    /**
     * The most of these times that lie in any half-open period of this length.
     *
     * @param times in nanoseconds, ascending
     */
    static int max(long[] times, Duration period) {
        long length = period.toNanos();
        int most = 0;
        int from = 0;
        for (int to = 0; to < times.length; to++) {
            while (times[to] - times[from] >= length) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }
}
