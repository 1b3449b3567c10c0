package io.mtapools.velocity;

import java.util.List;
import java.util.TreeMap;

/**
 * A {@link Meter} read by certain {@link Limits}, and all that waits for it to let one more in, in the order in which it
 * will be served. Not thread-safe.
 */
final class Gauge {
    private final Meter meter;
    private final Limits limits;
    private final Window[] windows;
    private final TreeMap<Turn, Parked> parked = new TreeMap<>();
    private Agenda.Alarm alarm;
    private Agenda.Call call;

    /** @param windows one for each rate of the limits, in their order */
    Gauge(Meter meter, Limits limits, List<Window> windows) {
        this.meter = meter;
        this.limits = limits;
        this.windows = windows.toArray(new Window[0]);
    }

    Meter meter() {
        return meter;
    }

    Limits limits() {
        return limits;
    }

    boolean isFree(Moment moment) {
        return freeAt(moment) <= moment.tick();
    }

    /**
     * When it may let one more in: now or earlier if it does, {@link Moment#NEVER} if only an attempt's end can bring
     * it. An attempt that is never made may bring it earlier.
     */
    long freeAt(Moment moment) {
        int inFlight = meter.inFlight();
        if (limits.atOnce() != Limits.NONE && inFlight >= limits.atOnce()) {
            return Moment.NEVER;
        }
        long at = moment.tick();
        for (int i = 0; i < windows.length; i++) {
            long excess = inFlight
                    + windows[i].held(moment.tick())
                    - limits.rates().get(i).messages()
                    + 1;
            if (excess > 0) {
                at = Math.max(at, windows[i].goneAt(excess));
            }
        }
        if (limits.perDay() != Limits.NONE && meter.day(moment).isFull(limits.perDay(), inFlight)) {
            at = Math.max(at, inFlight < limits.perDay() ? moment.midnight() : Moment.NEVER);
        }
        return at;
    }

    /** How much of its tightest limit is used: 0 is idle, 1 is full. */
    double load(Moment moment) {
        int inFlight = meter.inFlight();
        double load = limits.atOnce() == Limits.NONE ? 0 : share(inFlight, limits.atOnce());
        for (int i = 0; i < windows.length; i++) {
            long used = inFlight + windows[i].held(moment.tick());
            load = Math.max(load, share(used, limits.rates().get(i).messages()));
        }
        if (limits.perDay() != Limits.NONE) {
            load = Math.max(load, meter.day(moment).share(limits.perDay(), inFlight));
        }
        return load;
    }

    private static double share(long used, long of) {
        return of == 0 ? 1 : (double) used / of;
    }

    /** What it is at, for a person, for example {@code 10 per 1s}; of several, the one that is free last. */
    String why(Moment moment) {
        int inFlight = meter.inFlight();
        if (limits.atOnce() != Limits.NONE && inFlight >= limits.atOnce()) {
            return limits.atOnce() + " at once";
        }
        String why = "no limit";
        long latest = moment.tick();
        for (int i = 0; i < windows.length; i++) {
            Limits.Rate rate = limits.rates().get(i);
            long excess = inFlight + windows[i].held(moment.tick()) - rate.messages() + 1;
            long at = excess > 0 ? windows[i].goneAt(excess) : moment.tick();
            if (at > latest) {
                latest = at;
                why = rate.toString();
            }
        }
        boolean dayIsFull = limits.perDay() != Limits.NONE && meter.day(moment).isFull(limits.perDay(), inFlight);
        return dayIsFull && latest < moment.midnight() ? limits.perDay() + " per day" : why;
    }

    /** What {@code why} and a view say of each limit: used, and of how many. */
    long used(int rate, Moment moment) {
        return meter.inFlight() + windows[rate].held(moment.tick());
    }

    void add(Parked waiting) {
        waiting.parkedAt(this);
        parked.put(waiting.turn(), waiting);
    }

    void remove(Parked waiting) {
        parked.remove(waiting.turn());
        waiting.leave();
    }

    boolean hasParked() {
        return !parked.isEmpty();
    }

    /**
     * Whose turn it is, or null. A line's turn only gets later while it waits; so it is only looked at here, in front,
     * and serving a line costs nothing at the places where it waits.
     */
    Parked first() {
        while (!parked.isEmpty()) {
            Parked first = parked.firstEntry().getValue();
            if (!first.isOvertaken()) {
                return first;
            }
            remove(first);
            add(first);
        }
        return null;
    }

    /** Its entry among the alarms, or null; the {@link Agenda}'s alone. */
    Agenda.Alarm alarm() {
        return alarm;
    }

    void alarm(Agenda.Alarm set) {
        alarm = set;
    }

    /** Its entry among the calls, or null; the {@link Agenda}'s alone. */
    Agenda.Call call() {
        return call;
    }

    void call(Agenda.Call latest) {
        call = latest;
    }
}
