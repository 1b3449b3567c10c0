package io.mtapools.velocity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * Which gauges may let something in, now or at a known moment. Only a gauge where something waits is on it, once, and
 * whoever waits there is called one at a time, the first in turn of all gauges that are free. Not thread-safe.
 */
final class Agenda {
    /** Longest time to the next look: a wall clock may be set, or go on while the ticker sleeps. */
    static final long LONGEST_SLEEP = Duration.ofHours(1).toNanos();

    private final TreeSet<Alarm> alarms = new TreeSet<>();
    private final PriorityQueue<Call> calls = new PriorityQueue<>();
    private long numbers;
    private long looks;

    /** Lets something wait at a gauge. */
    void park(Parked waiting, Gauge gauge, Moment moment) {
        gauge.add(waiting);
        settle(gauge, moment);
    }

    /** Takes it away from where it waits, if it does. */
    void unpark(Parked waiting, Moment moment) {
        Gauge gauge = waiting.gauge();
        if (gauge != null) {
            gauge.remove(waiting);
            settle(gauge, moment);
        }
    }

    /** What is counted there changed, to more room or to a known moment. */
    void changed(Meter meter, Moment moment) {
        for (Gauge gauge : meter.gauges()) {
            if (gauge.hasParked()) {
                settle(gauge, moment);
            }
        }
    }

    /** The next in turn at a gauge that lets it in, parked no longer; null if there is none now. */
    Parked next(Moment moment) {
        while (!alarms.isEmpty() && alarms.first().at <= moment.tick()) {
            settle(alarms.first().gauge, moment);
        }
        while (!calls.isEmpty()) {
            Call call = calls.poll();
            Parked first = call.equals(call.gauge.call()) ? call.gauge.first() : null;
            if (first == null) {
                continue;
            }
            call.gauge.call(null);
            if (!isFree(call.gauge, moment) || !first.turn().equals(call.turn)) {
                settle(call.gauge, moment);
                continue;
            }
            unpark(first, moment);
            return first;
        }
        return null;
    }

    /** Of the gauges that let nobody in now, the one that may be free last: the best place to wait. */
    Optional<Gauge> obstacle(List<Gauge> gauges, Moment moment) {
        Gauge last = null;
        long lastAt = moment.tick();
        for (Gauge gauge : gauges) {
            looks++;
            long at = gauge.freeAt(moment);
            if (at > lastAt) {
                last = gauge;
                lastAt = at;
            }
        }
        return Optional.ofNullable(last);
    }

    /** Forgets all: every gauge is made anew. */
    void clear() {
        alarms.clear();
        calls.clear();
    }

    /** When the next gauge must be looked at again; {@link Moment#NEVER} if none of itself. */
    long earliest() {
        return alarms.isEmpty() ? Moment.NEVER : alarms.first().at;
    }

    /** How often a gauge was asked whether it is free: the work done, for tests of how it grows. */
    long looks() {
        return looks;
    }

    private boolean isFree(Gauge gauge, Moment moment) {
        looks++;
        return gauge.isFree(moment);
    }

    private void settle(Gauge gauge, Moment moment) {
        if (gauge.alarm() != null) {
            alarms.remove(gauge.alarm());
            gauge.alarm(null);
        }
        if (!gauge.hasParked()) {
            return;
        }
        looks++;
        long at = gauge.freeAt(moment);
        if (at <= moment.tick()) {
            call(gauge);
        } else if (at != Moment.NEVER) {
            Alarm alarm = new Alarm(Math.min(at, moment.tick() + LONGEST_SLEEP), numbers++, gauge);
            gauge.alarm(alarm);
            alarms.add(alarm);
        }
    }

    private void call(Gauge gauge) {
        Turn turn = gauge.first().turn();
        if (gauge.call() == null || !gauge.call().turn.equals(turn)) {
            Call call = new Call(turn, gauge);
            gauge.call(call);
            calls.add(call);
        }
    }

    /** A gauge that may be free at a tick. */
    static final class Alarm implements Comparable<Alarm> {
        private final long at;
        private final long number;
        private final Gauge gauge;

        private Alarm(long at, long number, Gauge gauge) {
            this.at = at;
            this.number = number;
            this.gauge = gauge;
        }

        @Override
        public int compareTo(Alarm other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(number, other.number);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(number);
        }
    }

    /** A gauge that is free, and whose turn it was there. Only a gauge's latest counts. */
    static final class Call implements Comparable<Call> {
        private final Turn turn;
        private final Gauge gauge;

        private Call(Turn turn, Gauge gauge) {
            this.turn = turn;
            this.gauge = gauge;
        }

        @Override
        public int compareTo(Call other) {
            return turn.compareTo(other.turn);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return turn.hashCode();
        }
    }
}
