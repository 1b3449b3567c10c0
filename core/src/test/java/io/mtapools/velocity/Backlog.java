package io.mtapools.velocity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A lane that never runs dry: keeps so many requests at the gate, and each attempt takes a fixed time. */
final class Backlog implements Answer {
    private final Gate gate;
    private final ManualTime time;
    private final Duration attempt;
    private final Supplier<Request> next;
    private final List<Reservation> grants = new ArrayList<>();
    private int asked;

    private Backlog(Gate gate, ManualTime time, Duration attempt, Supplier<Request> next) {
        this.gate = gate;
        this.time = time;
        this.attempt = attempt;
        this.next = next;
    }

    static Backlog of(int atOnce, Gate gate, ManualTime time, Duration attempt, Supplier<Request> next) {
        Backlog backlog = new Backlog(gate, time, attempt, next);
        for (int i = 0; i < atOnce; i++) {
            backlog.ask();
        }
        return backlog;
    }

    private void ask() {
        asked++;
        gate.ask(next.get(), this);
    }

    @Override
    public void granted(Reservation reservation) {
        grants.add(reservation);
        time.after(attempt.toNanos(), () -> reservation.end(Samples.delivered()));
        ask();
    }

    @Override
    public void setAside(Obstacle obstacle) {
        throw new AssertionError("set aside: " + obstacle);
    }

    List<Reservation> grants() {
        return grants;
    }

    int asked() {
        return asked;
    }
}
