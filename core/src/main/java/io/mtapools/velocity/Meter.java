package io.mtapools.velocity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is counted under one key, for example {@code ip:198.51.100.30/gmail}: attempts in flight, those that ended
 * lately, those of the day. It outlives settings: they only change which limits look at it. Not thread-safe.
 */
final class Meter {
    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final String key;
    private final DayCount day = new DayCount();
    private final List<Window> windows = new ArrayList<>(2);
    private final List<Gauge> gauges = new ArrayList<>(1);
    private int inFlight;
    private long lastUsed;

    private Meter(String key) {
        this.key = key;
    }

    /** One that has no past before the first limit looks at it. */
    static Meter passing(String key) {
        return new Meter(key);
    }

    /** One that always knows its last hour, if coarsely: a limit that a reload brings must not begin empty. */
    static Meter standing(String key) {
        Meter meter = new Meter(key);
        meter.windows.add(new Window(HOUR));
        return meter;
    }

    String key() {
        return key;
    }

    int inFlight() {
        return inFlight;
    }

    /** The number of the last grant that was counted here; 0 if there was none. */
    long lastUsed() {
        return lastUsed;
    }

    void start(Moment moment, long grant) {
        join(moment);
        lastUsed = grant;
    }

    /** An attempt that was in flight already counts here from now on. */
    void join(Moment moment) {
        day.turnTo(moment, inFlight);
        inFlight++;
        day.started();
    }

    void end(Moment moment, boolean delivered) {
        day.turnTo(moment, inFlight);
        inFlight--;
        windows.forEach(window -> window.held(moment.tick()));
        windows.forEach(window -> window.add(moment.tick()));
        if (delivered) {
            day.accepted();
        }
    }

    void release(Moment moment) {
        day.turnTo(moment, inFlight);
        inFlight--;
        day.takenBack();
    }

    DayCount day(Moment moment) {
        day.turnTo(moment, inFlight);
        return day;
    }

    /** The gauge that reads it by these limits; made when it is first asked for. */
    Gauge gauge(Limits limits, Moment moment) {
        for (Gauge gauge : gauges) {
            if (gauge.limits().equals(limits)) {
                return gauge;
            }
        }
        List<Window> read = new ArrayList<>(limits.rates().size());
        for (Limits.Rate rate : limits.rates()) {
            Window window = window(rate.nanos(), moment.tick());
            window.allow(rate.messages());
            read.add(window);
        }
        Gauge gauge = new Gauge(this, limits, read);
        gauges.add(gauge);
        return gauge;
    }

    private Window window(long period, long now) {
        Window past = null;
        for (Window window : windows) {
            if (window.period() == period) {
                return window;
            }
            past = past == null || knowsBetter(window, past, period) ? window : past;
        }
        Window made = new Window(period);
        if (past != null) {
            made.copyFrom(past, now);
        }
        windows.add(made);
        return made;
    }

    /** The shortest that reaches back far enough is the finest; else the one that reaches back furthest. */
    private static boolean knowsBetter(Window one, Window other, long period) {
        boolean shorter = one.period() < other.period();
        return shorter ? one.period() >= period : other.period() < period;
    }

    List<Gauge> gauges() {
        return gauges;
    }

    /**
     * New settings: every gauge is made anew. Windows that no limit looks at any more go on counting: a limit that comes
     * back must not find them empty.
     */
    void forgetGauges() {
        gauges.clear();
        windows.forEach(Window::unused);
    }

    /** Whether a new meter would say the same, so that this one may be dropped. */
    boolean isIdle(Moment moment) {
        return inFlight == 0
                && windows.stream().allMatch(window -> window.held(moment.tick()) == 0)
                && gauges.stream().noneMatch(Gauge::hasParked)
                && (gauges.stream().noneMatch(gauge -> gauge.limits().perDay() != Limits.NONE)
                        || day(moment).isEmpty());
    }
}
