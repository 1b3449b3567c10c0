package io.mtapools.velocity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time that is moved by hand: a {@link Ticker}, a {@link Timer} and a wall clock that go together. Tasks run on the
 * thread that moves time, each at exactly its moment, in the order of their moments. Thread-safe, if moved by one thread.
 */
public final class ManualTime implements Ticker, Timer {
    private final TreeSet<Task> tasks = new TreeSet<>();
    private final AtomicLong now = new AtomicLong();
    private final long begin;
    private final Instant wall;
    private Duration offset = Duration.ZERO;
    private long numbers;
    private long ran;

    private ManualTime(Instant wall, long begin) {
        this.wall = wall;
        this.begin = begin;
    }

    /** Begins at noon, and with a ticker that soon overflows, as any may. */
    public static ManualTime create() {
        return at(Instant.parse("2026-11-24T12:00:00Z"));
    }

    public static ManualTime at(Instant wall) {
        return new ManualTime(wall, Long.MAX_VALUE - Duration.ofSeconds(3).toNanos());
    }

    /** The wall clock. */
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return wallNow();
            }
        };
    }

    private synchronized Instant wallNow() {
        return wall.plusNanos(now.get()).plus(offset);
    }

    @Override
    public long nanos() {
        return begin + now.get();
    }

    /** How far time was moved. */
    public long elapsed() {
        return now.get();
    }

    /** Sets the wall clock alone, as an admin or NTP may. */
    public synchronized void setWallClockBy(Duration change) {
        offset = offset.plus(change);
    }

    @Override
    public synchronized Handle after(long delayNanos, Runnable task) {
        Task scheduled = new Task(now.get() + Math.max(0, delayNanos), numbers++, task);
        tasks.add(scheduled);
        return () -> cancel(scheduled);
    }

    private synchronized void cancel(Task task) {
        tasks.remove(task);
    }

    /** Moves time on, and runs whatever is due on the way and at its end. */
    public void advance(Duration by) {
        advanceNanos(by.toNanos());
    }

    /** The same, in nanoseconds. */
    public void advanceNanos(long by) {
        long to = now.get() + by;
        for (Task due = nextUpTo(to); due != null; due = nextUpTo(to)) {
            due.run.run();
        }
        now.set(to);
    }

    /** Moves on to the next task's moment and runs all that are due then. @return false if there is none */
    public boolean advanceToNextTask() {
        OptionalLong next = nextTaskIn();
        next.ifPresent(this::advanceNanos);
        return next.isPresent();
    }

    /** How long until the next task. */
    public synchronized OptionalLong nextTaskIn() {
        return tasks.isEmpty() ? OptionalLong.empty() : OptionalLong.of(tasks.first().at - now.get());
    }

    /** How many tasks ran. */
    public synchronized long ran() {
        return ran;
    }

    private synchronized Task nextUpTo(long to) {
        if (tasks.isEmpty() || tasks.first().at > to) {
            return null;
        }
        Task task = tasks.pollFirst();
        now.set(Math.max(now.get(), task.at));
        ran++;
        return task;
    }

    private static final class Task implements Comparable<Task> {
        private final long at;
        private final long number;
        private final Runnable run;

        private Task(long at, long number, Runnable run) {
            this.at = at;
            this.number = number;
            this.run = run;
        }

        @Override
        public int compareTo(Task other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(number, other.number);
        }
    }
}
