package io.mtapools.velocity;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The flows of one line that wait for the same gauge, for example a domain's. They are parked and called as one, so that
 * a gauge that is free while the line is held costs nothing per flow. Not thread-safe.
 */
final class Group extends Parked {
    private final Line line;
    private final Gauge home;
    private final Set<Flow> flows = new LinkedHashSet<>();

    /** @param home the gauge that they wait for */
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

    Set<Flow> flows() {
        return flows;
    }
}
