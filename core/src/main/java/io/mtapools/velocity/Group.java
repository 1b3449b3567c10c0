package io.mtapools.velocity;

import java.util.LinkedHashSet;

/**
 * Mail of one line, from aside, that waits for the same thing of its own, for example one MX set. It is parked and
 * called as one, however much mail it is. Not thread-safe.
 */
final class Group extends Parked {
    private final Line line;
    private final Gauge home;
    private final LinkedHashSet<Waiter> waiters = new LinkedHashSet<>();

    /** @param home the gauge of what they wait for */
    Group(long number, Line line, Gauge home) {
        super(number);
        this.line = line;
        this.home = home;
    }

    @Override
    Line line() {
        return line;
    }

    @Override
    boolean isFromAside() {
        return true;
    }

    @Override
    void serve(Moment moment) {
        line.groupIsReady(this, moment);
    }

    Gauge home() {
        return home;
    }

    LinkedHashSet<Waiter> waiters() {
        return waiters;
    }
}
