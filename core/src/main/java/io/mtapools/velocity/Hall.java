package io.mtapools.velocity;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/** What all lines share: the agenda, the meters, what is in flight, and the answers to give. Not thread-safe. */
final class Hall {
    private final Agenda agenda = new Agenda();
    private final Meters meters = new Meters();
    private final Gauge open = new Gauge(Meter.passing("open"), Limits.UNLIMITED, List.of());
    private final Set<Grant> inFlight = new LinkedHashSet<>();
    private final Queue<Reply> replies = new ArrayDeque<>();
    private final Clocks clocks;
    private long numbers;
    private int waiting;

    Hall(Clocks clocks) {
        this.clocks = clocks;
    }

    Agenda agenda() {
        return agenda;
    }

    Meters meters() {
        return meters;
    }

    /** A gauge that lets everyone in: where lines wait for their turn alone. */
    Gauge open() {
        return open;
    }

    /** What was decided and not yet said. */
    Queue<Reply> replies() {
        return replies;
    }

    Set<Grant> inFlight() {
        return inFlight;
    }

    /** Above 0, and above all given out before. */
    long nextNumber() {
        return ++numbers;
    }

    Waiter waiter(Request request, Answer answer) {
        waiting++;
        return new Waiter(nextNumber(), request, answer);
    }

    /** It is answered, or taken back. */
    void isDone(Waiter waiter) {
        waiting--;
        waiter.isDone();
    }

    int waiting() {
        return waiting;
    }

    /** Takes a slot of each gauge, all of them free. @return the grant's number */
    long grant(Waiter waiter, Candidate candidate, List<Gauge> gauges, Moment moment) {
        long number = nextNumber();
        Set<Meter> counted = new LinkedHashSet<>();
        gauges.forEach(gauge -> counted.add(gauge.meter()));
        counted.forEach(meter -> meter.start(moment, number));
        Grant grant = new Grant(waiter.request(), candidate, counted);
        inFlight.add(grant);
        replies.add(Reply.granted(waiter.answer(), grant));
        isDone(waiter);
        return number;
    }

    void setAside(Waiter waiter, Gauge obstacle, Moment moment) {
        replies.add(Reply.setAside(waiter.answer(), Obstacles.own(obstacle, moment, clocks)));
        isDone(waiter);
    }

    /** Its slots are free one period from now. @return false if it was over before */
    boolean end(Grant grant, boolean delivered, Moment moment) {
        if (!inFlight.remove(grant)) {
            return false;
        }
        grant.meters().forEach(meter -> meter.end(moment, delivered));
        isOver(grant, moment);
        return true;
    }

    /** Its slots are free now. @return false if it was over before */
    boolean release(Grant grant, Moment moment) {
        if (!inFlight.remove(grant)) {
            return false;
        }
        grant.meters().forEach(meter -> meter.release(moment));
        isOver(grant, moment);
        return true;
    }

    private void isOver(Grant grant, Moment moment) {
        grant.meters().forEach(meter -> agenda.changed(meter, moment));
        grant.candidate().set().changed(grant.candidate(), moment);
    }

    /** Serves whoever can be served, the first in turn first. */
    void serve(Moment moment) {
        for (Parked next = agenda.next(moment); next != null; next = agenda.next(moment)) {
            next.serve(moment);
        }
    }
}
