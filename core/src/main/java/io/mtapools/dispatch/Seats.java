package io.mtapools.dispatch;

import io.mtapools.model.LaneKey;
import io.mtapools.model.Stream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToLongFunction;

/**
 * Which of a lane's queues a stream takes: the emptiest when it first comes, and that one as long as it is remembered, so
 * that a new campaign never stands behind a large one while there is a queue without. Thread-safe; remembers the {@value
 * #MOST} streams last seen.
 */
final class Seats {
    static final int MOST = 4_096;

    private final Map<Key, Integer> taken = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Integer> eldest) {
            return size() > MOST;
        }
    };

    /**
     * @param parts those to choose from, at least one
     * @param waiting how many wait in a part; a queue that can't tell counts as empty
     */
    synchronized int part(LaneKey lane, Stream stream, List<Integer> parts, IntToLongFunction waiting) {
        Key key = new Key(lane, stream);
        Integer known = taken.get(key);
        if (known != null && parts.contains(known)) {
            return known;
        }
        int first = Math.floorMod(stream.hashCode(), parts.size());
        int best = parts.get(first);
        long least = waiting.applyAsLong(best);
        for (int i = 1; i < parts.size() && least > 0; i++) {
            int part = parts.get((first + i) % parts.size());
            long there = waiting.applyAsLong(part);
            if (there < least) {
                best = part;
                least = there;
            }
        }
        taken.put(key, best);
        return best;
    }

    private static final class Key {
        private final LaneKey lane;
        private final Stream stream;

        private Key(LaneKey lane, Stream stream) {
            this.lane = lane;
            this.stream = stream;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key && lane.equals(((Key) other).lane) && stream.equals(((Key) other).stream);
        }

        @Override
        public int hashCode() {
            return Objects.hash(lane, stream);
        }
    }
}
