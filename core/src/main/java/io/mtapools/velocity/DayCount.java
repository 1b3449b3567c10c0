package io.mtapools.velocity;

/**
 * What one UTC day has seen: attempts, and how many were accepted. An attempt that is in flight at midnight counts in
 * both days, since nobody can tell in which of them the receiver counts it. Not thread-safe.
 */
final class DayCount {
    private long day = Long.MIN_VALUE;
    private long attempts;
    private long accepted;

    /**
     * Moves on to the moment's day. A wall clock that was set back by a day or less is waited for, as its day has been
     * counted; one set back further is believed, with all that was counted.
     */
    void turnTo(Moment moment, int inFlight) {
        if (moment.day() > day) {
            attempts = inFlight;
            accepted = 0;
            day = moment.day();
        } else if (moment.day() < day - 1) {
            day = moment.day();
        }
    }

    void started() {
        attempts++;
    }

    void accepted() {
        accepted++;
    }

    /** An attempt that was counted as started was never made. */
    void takenBack() {
        attempts--;
    }

    /** What counts against a cap: accepted, and what is in flight and may be. */
    long used(int inFlight) {
        return accepted + inFlight;
    }

    boolean isFull(long cap, int inFlight) {
        return used(inFlight) >= cap || attempts >= attemptsFor(cap);
    }

    /** The share of the cap that is used up, by acceptances or by attempts. */
    double share(long cap, int inFlight) {
        return cap == 0 ? 1 : Math.max((double) used(inFlight) / cap, (double) attempts / attemptsFor(cap));
    }

    boolean isEmpty() {
        return attempts == 0 && accepted == 0;
    }

    /** One and a half times the cap, rounded up: the attempts that it is worth. */
    static long attemptsFor(long cap) {
        return cap > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : cap + (cap + 1) / 2;
    }
}
