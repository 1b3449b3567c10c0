package io.mtapools.velocity;

/** One moment by both clocks, read once for a whole decision. Immutable. */
final class Moment {
    /** What never comes of itself: only an event brings it. */
    static final long NEVER = Long.MAX_VALUE;

    private final long tick;
    private final long day;
    private final long midnight;

    Moment(long tick, long day, long midnight) {
        this.tick = tick;
        this.day = day;
        this.midnight = midnight;
    }

    /** Nanoseconds since the gate was made; never negative, never less than an earlier moment's. */
    long tick() {
        return tick;
    }

    /** The UTC day, counted from 1970-01-01. */
    long day() {
        return day;
    }

    /** The tick at which the next UTC day begins, as far as the wall clock can tell now. */
    long midnight() {
        return midnight;
    }
}
