package io.mtapools.dispatch;

import io.mtapools.velocity.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;

/** A wall clock and a timer that stand still until the test moves them. Thread-safe. */
final class ManualTime extends Clock implements Timer {
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private Instant now = Instant.parse("2026-11-24T08:00:00Z");
    private long nanos;
    private long number;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized Handle after(long delayNanos, Runnable task) {
        Task added = new Task(nanos + Math.max(0, delayNanos), number++, task);
        tasks.add(added);
        return () -> cancel(added);
    }

    /** Goes on by {@code duration}, and runs what is due on the way at its own time. */
    void pass(Duration duration) {
        long end;
        synchronized (this) {
            end = nanos + duration.toNanos();
        }
        for (Task next = due(end); next != null; next = due(end)) {
            next.action.run();
        }
        moveTo(end);
    }

    /** Sets the wall clock, as an admin would; the timer does not notice. */
    synchronized void setWallClock(Instant instant) {
        now = instant;
    }

    /** The process that scheduled them is dead. */
    synchronized void forgetTasks() {
        tasks.clear();
    }

    /** How many tasks are scheduled. */
    synchronized int scheduled() {
        return tasks.size();
    }

    private synchronized void cancel(Task task) {
        tasks.remove(task);
    }

    private synchronized Task due(long end) {
        Task first = tasks.peek();
        if (first == null || first.at > end) {
            return null;
        }
        moveTo(first.at);
        return tasks.remove();
    }

    private synchronized void moveTo(long end) {
        now = now.plusNanos(Math.max(0, end - nanos));
        nanos = Math.max(nanos, end);
    }

    private static final class Task implements Comparable<Task> {
        private final long at;
        private final long number;
        private final Runnable action;

        private Task(long at, long number, Runnable action) {
            this.at = at;
            this.number = number;
            this.action = action;
        }

        @Override
        public int compareTo(Task other) {
            return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
        }
    }
}
