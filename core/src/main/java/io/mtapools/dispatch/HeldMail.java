package io.mtapools.dispatch;

import io.mtapools.velocity.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The index of what is held: one line for each thing that mail waits with, woken when its first mail is due. Keeps a name
 * for each held mail and nothing else of it. Thread-safe.
 */
final class HeldMail {
    /** The wall clock may be set while the timer runs, so that no wait goes unchecked for longer than this. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Held held;
    private final Clock clock;
    private final Timer timer;
    private final Map<String, Line> lines = new HashMap<>();
    private final PriorityQueue<Wake> wakes = new PriorityQueue<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> restored = new HashSet<>();
    private HeldPump pump;
    private Timer.Handle wakeUp;
    private long wakeUpAt = Long.MAX_VALUE;
    private boolean stopped;

    HeldMail(Held held, Clock clock, Timer timer) {
        this.held = held;
        this.clock = clock;
        this.timer = timer;
    }

    /**
     * Reads the names of all that is held and begins to hand it to {@code pump} as it is due. Of a delivery that stands
     * there twice (the process died between its new place and its old one) the earlier place is removed.
     */
    void start(HeldPump target) {
        synchronized (this) {
            pump = target;
        }
        Map<String, HeldName> newest = new HashMap<>();
        for (HeldName name : held.list()) {
            HeldName other = newest.get(name.id());
            if (other == null) {
                newest.put(name.id(), name);
            } else {
                HeldName older = other.dueMillis() <= name.dueMillis() ? other : name;
                newest.put(name.id(), older == other ? name : other);
                held.remove(older);
            }
        }
        newest.values().forEach(this::index);
        synchronized (this) {
            restored.addAll(newest.keySet());
        }
    }

    synchronized void stop() {
        stopped = true;
        if (wakeUp != null) {
            wakeUp.cancel();
        }
    }

    /** Stores and indexes. May block. */
    HeldName put(Parcel parcel, Instant due) {
        HeldName name = HeldName.of(due.toEpochMilli(), parcel.facts(), parcel.id());
        held.put(name, parcel);
        index(name);
        return name;
    }

    /** Makes all mail of a line due now. */
    synchronized void hasten(String group) {
        Line line = lines.get(group);
        if (line != null) {
            long now = clock.millis();
            List<Entry> all = new ArrayList<>(line.entries);
            line.entries.clear();
            all.forEach(entry -> line.entries.add(new Entry(Math.min(now, entry.dueMillis), entry.name)));
            if (!line.busy && now < line.wakeAt) {
                wakeAt(now, group, line);
            }
        }
    }

    /** Whether this delivery stood here when the process started: then its place in a lane is a left-over. */
    synchronized boolean isRestored(String id) {
        return restored.contains(id);
    }

    /** The parcel behind a name; empty, and forgotten, where it is gone. May block. */
    Optional<Parcel> load(HeldName name) {
        Optional<Parcel> parcel = held.load(name);
        if (parcel.isEmpty()) {
            forget(name);
        }
        return parcel;
    }

    /** It could not be dealt with now: it is due again after {@code pause}. Stays stored under its name. */
    synchronized void later(HeldName name, Duration pause) {
        add(name, clock.millis() + pause.toMillis());
    }

    /** It has another place now, or is over. May block. */
    void remove(HeldName name) {
        held.remove(name);
        forget(name);
    }

    /** The first due mail of a line, which is the caller's to deal with before it asks for the next one. */
    synchronized Optional<HeldName> next(String group) {
        Line line = lines.get(group);
        Entry first = line == null ? null : line.entries.peek();
        if (first == null) {
            lines.remove(group);
            return Optional.empty();
        }
        if (stopped || first.dueMillis > clock.millis()) {
            line.busy = false;
            wakeAt(first.dueMillis, group, line);
            return Optional.empty();
        }
        line.busy = true;
        return Optional.of(line.entries.poll().name);
    }

    /** How many are held for a lane, those under way included. */
    synchronized int count(String laneHash) {
        return counts.getOrDefault(laneHash, 0);
    }

    synchronized int count() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** When the next mail that waits for its time is due, in milliseconds since 1970; costs a walk over the lines. */
    synchronized OptionalLong nextDue(String laneHash) {
        return lines.values().stream()
                .map(line -> line.entries.peek())
                .filter(first -> first != null && first.name.laneHash().equals(laneHash))
                .mapToLong(first -> first.dueMillis)
                .min();
    }

    private synchronized void index(HeldName name) {
        counts.merge(name.laneHash(), 1, Integer::sum);
        add(name, name.dueMillis());
    }

    private void add(HeldName name, long dueMillis) {
        Line line = lines.computeIfAbsent(name.group(), any -> new Line());
        line.entries.add(new Entry(dueMillis, name));
        if (!line.busy && dueMillis < line.wakeAt) {
            wakeAt(dueMillis, name.group(), line);
        }
    }

    private synchronized void forget(HeldName name) {
        counts.computeIfPresent(name.laneHash(), (any, count) -> count > 1 ? count - 1 : null);
    }

    private void wakeAt(long millis, String group, Line line) {
        line.wakeAt = millis;
        wakes.add(new Wake(millis, group));
        arm();
    }

    private void arm() {
        Wake first = wakes.peek();
        if (stopped || pump == null || first == null || first.millis >= wakeUpAt) {
            return;
        }
        if (wakeUp != null) {
            wakeUp.cancel();
        }
        wakeUpAt = first.millis;
        long delay = Math.min(Math.max(0, first.millis - clock.millis()), LONGEST_WAIT.toMillis());
        wakeUp = timer.after(Duration.ofMillis(delay).toNanos(), this::wake);
    }

    private void wake() {
        List<String> due = new ArrayList<>();
        synchronized (this) {
            wakeUp = null;
            wakeUpAt = Long.MAX_VALUE;
            long now = clock.millis();
            while (!wakes.isEmpty() && wakes.peek().millis <= now) {
                Wake wake = wakes.poll();
                Line line = lines.get(wake.group);
                if (line != null && !line.busy && line.wakeAt == wake.millis) {
                    line.busy = true;
                    line.wakeAt = Long.MAX_VALUE;
                    due.add(wake.group);
                }
            }
            arm();
        }
        due.forEach(pump::serve);
    }

    /** Mail that waits with the same. Busy: its first mail is being dealt with, so that no timer is needed. */
    private static final class Line {
        private final PriorityQueue<Entry> entries = new PriorityQueue<>();
        private long wakeAt = Long.MAX_VALUE;
        private boolean busy;
    }

    private static final class Entry implements Comparable<Entry> {
        private final long dueMillis;
        private final HeldName name;

        private Entry(long dueMillis, HeldName name) {
            this.dueMillis = dueMillis;
            this.name = name;
        }

        @Override
        public int compareTo(Entry other) {
            return Long.compare(dueMillis, other.dueMillis);
        }
    }

    private static final class Wake implements Comparable<Wake> {
        private final long millis;
        private final String group;

        private Wake(long millis, String group) {
            this.millis = millis;
            this.group = group;
        }

        @Override
        public int compareTo(Wake other) {
            return Long.compare(millis, other.millis);
        }
    }
}
