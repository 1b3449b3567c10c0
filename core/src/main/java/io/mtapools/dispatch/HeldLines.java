package io.mtapools.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * Held mail in lines, one for each thing that mail waits with, in order of due time. A line that is being served is busy; the
 * others sleep until their first mail is due. Times are milliseconds since 1970. Not thread-safe.
 */
final class HeldLines {
    private final Map<Long, Line> lines = new HashMap<>();
    private final TreeSet<Line> sleeping =
            new TreeSet<>(Comparator.comparingLong((Line line) -> line.wakeAt).thenComparingLong(line -> line.group));
    private long entries;

    /** Adds a name to a line, which need not be that of its own group. */
    void add(HeldName name, long group, long due) {
        Line line = line(group);
        line.entries.add(new Entry(due, entries++, name));
        sleepUnlessBusy(line);
    }

    /** The first due mail of a busy line, or empty: then the line sleeps, or is gone. */
    Optional<HeldName> next(long group, long now) {
        Line line = lines.get(group);
        if (line == null || line.entries.isEmpty()) {
            lines.remove(group);
            return Optional.empty();
        }
        if (line.due() > now) {
            line.busy = false;
            sleepUnlessBusy(line);
            return Optional.empty();
        }
        return Optional.of(line.entries.remove().name);
    }

    /** Serves a line not before {@code until}; does not prolong a pause. */
    void pause(long group, long now, long until) {
        Line line = line(group);
        if (line.notBefore <= now) {
            line.notBefore = until;
            sleepUnlessBusy(line);
        }
    }

    /** Ends the pause of a line. */
    void hasten(long group) {
        Line line = lines.get(group);
        if (line != null) {
            line.notBefore = 0;
            sleepUnlessBusy(line);
        }
    }

    /** Wakes the lines that have something due: they are busy now. */
    List<Long> wake(long now) {
        List<Long> due = new ArrayList<>();
        while (!sleeping.isEmpty() && sleeping.first().wakeAt <= now) {
            Line line = sleeping.pollFirst();
            line.busy = true;
            due.add(line.group);
        }
        return due;
    }

    /** When the next line wakes. */
    OptionalLong nextWake() {
        return sleeping.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sleeping.first().wakeAt);
    }

    /** When the next mail of each lane is due, by the lane's hash; walks over all lines. */
    Map<Integer, Long> nextDue() {
        Map<Integer, Long> next = new HashMap<>();
        for (Line line : lines.values()) {
            if (!line.entries.isEmpty()) {
                next.merge(line.entries.peek().name.laneHash(), line.due(), Math::min);
            }
        }
        return next;
    }

    private Line line(long group) {
        return lines.computeIfAbsent(group, Line::new);
    }

    private void sleepUnlessBusy(Line line) {
        if (!line.busy && !line.entries.isEmpty()) {
            sleeping.remove(line);
            line.wakeAt = line.due();
            sleeping.add(line);
        }
    }

    /** Mail that waits with the same. */
    private static final class Line {
        private final long group;
        private final PriorityQueue<Entry> entries = new PriorityQueue<>();
        private long notBefore;
        private long wakeAt;
        private boolean busy;

        private Line(long group) {
            this.group = group;
        }

        private long due() {
            return Math.max(notBefore, entries.element().due);
        }
    }

    private static final class Entry implements Comparable<Entry> {
        private final long due;
        private final long number;
        private final HeldName name;

        private Entry(long due, long number, HeldName name) {
            this.due = due;
            this.number = number;
            this.name = name;
        }

        @Override
        public int compareTo(Entry other) {
            return due == other.due ? Long.compare(number, other.number) : Long.compare(due, other.due);
        }
    }
}
