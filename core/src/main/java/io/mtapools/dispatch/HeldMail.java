package io.mtapools.dispatch;

import io.mtapools.velocity.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** What is held, and its index. Keeps a name for each held mail and nothing else of it. Thread-safe. */
final class HeldMail {
    /** The wall clock may be set while the timer runs, so that no wait goes unchecked for longer than this. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Held held;
    private final Clock clock;
    private final Timer timer;
    /** Keeps what is put while the start reads all names from being indexed twice. */
    private final ReadWriteLock starting = new ReentrantReadWriteLock();

    private final HeldLines lines = new HeldLines();
    private final Map<Integer, Integer> counts = new HashMap<>();
    private final Set<HeldName> beforeStart = new HashSet<>();
    private final Set<HeldName> superseded = new HashSet<>();
    private final Set<HeldName> inHand = new HashSet<>();
    private volatile UUID[] restored = {};
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
     * Reads the names of all that is held and begins to hand it to {@code target} as it is due. Of a delivery that stands
     * there twice (the process died between its new place and its old one) the earlier place is a left-over. Where the
     * names can't be read it throws and nothing has begun.
     */
    void start(HeldPump target) {
        starting.writeLock().lock();
        try {
            List<HeldName> names = held.list();
            restored = names.stream().map(HeldName::id).sorted().distinct().toArray(UUID[]::new);
            synchronized (this) {
                Map<UUID, HeldName> newest = new HashMap<>();
                names.forEach(name -> newest.merge(name.id(), name, (a, b) -> a.compareTo(b) < 0 ? b : a));
                names.stream()
                        .filter(name -> !newest.get(name.id()).equals(name))
                        .forEach(superseded::add);
                names.stream().filter(name -> !beforeStart.contains(name)).forEach(this::add);
                beforeStart.clear();
                pump = target;
                arm();
            }
        } finally {
            starting.writeLock().unlock();
        }
    }

    synchronized void stop() {
        stopped = true;
        if (wakeUp != null) {
            wakeUp.cancel();
        }
    }

    /** Stores and indexes what has no other place. May block. */
    void put(Parcel parcel, Instant due) {
        starting.readLock().lock();
        try {
            index(store(parcel, due));
        } finally {
            starting.readLock().unlock();
        }
    }

    /** Makes it safe, but does not hand it out before it is indexed. May block. */
    HeldName store(Parcel parcel, Instant due) {
        HeldName name = HeldName.of(due.toEpochMilli(), parcel.facts(), parcel.id());
        HeldName free = isInHand(name) ? name.later() : name;
        held.put(free, parcel);
        return free;
    }

    /** Hands it out when it is due. */
    synchronized void index(HeldName name) {
        if (pump == null) {
            beforeStart.add(name);
        }
        add(name);
    }

    /** Takes back what was stored and not indexed. May block. */
    void unstore(HeldName name) {
        held.remove(name);
    }

    /** Whether this delivery stood here when the process started: then its place in a lane is a left-over. */
    boolean isRestored(String id) {
        UUID[] all = restored;
        return all.length > 0
                && HeldName.readId(id)
                        .filter(key -> Arrays.binarySearch(all, key) >= 0)
                        .isPresent();
    }

    /** The parcel behind a name; empty, and forgotten, where it is gone or a left-over. May block. */
    Optional<Parcel> load(HeldName name) {
        if (isSuperseded(name)) {
            remove(name);
            return Optional.empty();
        }
        Optional<Parcel> parcel = held.load(name);
        if (parcel.isEmpty()) {
            forget(name);
        }
        return parcel;
    }

    /** It could not be dealt with now: it is due again after {@code pause}, in this line. Stays stored under its name. */
    synchronized void later(HeldName name, long group, Duration pause) {
        inHand.remove(name);
        lines.add(name, group, clock.millis() + pause.toMillis());
        arm();
    }

    /** Hands out nothing of a line for so long, or until it is {@link #hasten}ed. */
    synchronized void pause(long group, Duration pause) {
        long now = clock.millis();
        lines.pause(group, now, now + pause.toMillis());
        arm();
    }

    /** What the line waited for is there. */
    synchronized void hasten(long group) {
        lines.hasten(group);
        arm();
    }

    /** It has another place now, or is over. May block. */
    void remove(HeldName name) {
        held.remove(name);
        forget(name);
    }

    /** The first due mail of a line, which is the caller's to deal with before it asks for the next one. */
    synchronized Optional<HeldName> next(long group) {
        if (stopped) {
            return Optional.empty();
        }
        Optional<HeldName> next = lines.next(group, clock.millis());
        next.ifPresent(inHand::add);
        arm();
        return next;
    }

    /** How many are held by the hash of their lane, those under way included. */
    synchronized int count(int laneHash) {
        return counts.getOrDefault(laneHash, 0);
    }

    synchronized int count() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** When the next mail is due, in milliseconds since 1970, by the hash of its lane; costs a walk over the lines. */
    synchronized Map<Integer, Long> nextDue() {
        return lines.nextDue();
    }

    private void add(HeldName name) {
        counts.merge(name.laneHash(), 1, Integer::sum);
        lines.add(name, name.group(), name.dueMillis());
        arm();
    }

    private synchronized void forget(HeldName name) {
        inHand.remove(name);
        superseded.remove(name);
        counts.computeIfPresent(name.laneHash(), (any, count) -> count > 1 ? count - 1 : null);
    }

    private synchronized boolean isSuperseded(HeldName name) {
        return superseded.contains(name);
    }

    /** Its old place has this very name, and is removed after its new one is stored. */
    private synchronized boolean isInHand(HeldName name) {
        return inHand.contains(name);
    }

    private void arm() {
        OptionalLong first = lines.nextWake();
        if (stopped || pump == null || first.isEmpty() || first.getAsLong() >= wakeUpAt) {
            return;
        }
        if (wakeUp != null) {
            wakeUp.cancel();
        }
        wakeUpAt = first.getAsLong();
        long delay = Math.min(Math.max(0, wakeUpAt - clock.millis()), LONGEST_WAIT.toMillis());
        wakeUp = timer.after(Duration.ofMillis(delay).toNanos(), this::wake);
    }

    private void wake() {
        List<Long> due;
        synchronized (this) {
            wakeUp = null;
            wakeUpAt = Long.MAX_VALUE;
            due = stopped ? List.of() : lines.wake(clock.millis());
            arm();
        }
        due.forEach(pump::serve);
    }
}
