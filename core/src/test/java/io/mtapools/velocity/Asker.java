package io.mtapools.velocity;

import io.mtapools.model.EgressIp;
import java.util.Optional;

/** One who asks the gate, keeps what it was told, and counts how often. */
final class Asker implements Answer {
    private Ticket ticket;
    private Reservation reservation;
    private Obstacle obstacle;
    private int answers;

    static Asker asks(Gate gate, Request request) {
        Asker asker = new Asker();
        asker.ticket = gate.ask(request, asker);
        return asker;
    }

    @Override
    public void granted(Reservation granted) {
        answered();
        reservation = granted;
    }

    @Override
    public void setAside(Obstacle why) {
        answered();
        obstacle = why;
    }

    private void answered() {
        answers++;
    }

    int answers() {
        return answers;
    }

    boolean isGranted() {
        return reservation != null;
    }

    boolean isSetAside() {
        return obstacle != null;
    }

    boolean waits() {
        return !isGranted() && !isSetAside();
    }

    EgressIp ip() {
        return reservation.ip();
    }

    Reservation reservation() {
        return reservation;
    }

    Obstacle obstacle() {
        return obstacle;
    }

    Optional<Obstacle> waitsFor() {
        return ticket.obstacle();
    }

    Ticket ticket() {
        return ticket;
    }

    void delivered() {
        reservation.end(Samples.delivered());
    }
}
