package io.mtapools.dispatch;

import io.mtapools.model.LaneKey;
import io.mtapools.model.Outcome;
import io.mtapools.velocity.Answer;
import io.mtapools.velocity.Obstacle;
import io.mtapools.velocity.Reservation;
import io.mtapools.velocity.Ticket;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what waits in one lane to the gate, in order: only the head asks, so that the rest stays in the queue until it may
 * go. What can't go for a reason of its own steps aside. Thread-safe.
 */
final class LanePump {
    private static final Logger LOGGER = LoggerFactory.getLogger(LanePump.class);
    /** Enough to hide the queue's own delay, few enough to cost nothing while the lane waits. */
    private static final int READ_AHEAD = 8;

    private final LaneKey key;
    private final Lane lane;
    private final LaneTable table;
    private final Works works;

    private final Deque<Waiting> heads = new ArrayDeque<>();
    private final AtomicInteger drains = new AtomicInteger();
    private boolean busy;
    private boolean stopped;
    private Ticket ticket;

    LanePump(LaneKey key, Lane lane, LaneTable table, Works works) {
        this.key = key;
        this.lane = lane;
        this.table = table;
        this.works = works;
    }

    void start() {
        lane.open(this::receive);
        lane.request(READ_AHEAD);
    }

    /** Hands out nothing more; what is under way goes on, the rest goes back. */
    void stop() {
        lane.close();
        Deque<Waiting> rest;
        synchronized (this) {
            stopped = true;
            if (ticket != null) {
                ticket.cancel();
            }
            rest = new ArrayDeque<>(heads);
            heads.clear();
        }
        rest.forEach(Waiting::giveBack);
    }

    LaneKey key() {
        return key;
    }

    Lane lane() {
        return lane;
    }

    /** What the head waits for. */
    synchronized Optional<Obstacle> obstacle() {
        return ticket == null ? Optional.empty() : ticket.obstacle();
    }

    private void receive(Waiting waiting) {
        boolean late;
        synchronized (this) {
            late = stopped;
            if (!late) {
                heads.addLast(waiting);
            }
        }
        if (late) {
            waiting.giveBack();
        } else {
            drain();
        }
    }

    /** Answers may come from within the question: a loop instead of a recursion. */
    private void drain() {
        if (drains.getAndIncrement() == 0) {
            do {
                Waiting head = takeHead();
                if (head != null) {
                    deal(head);
                }
            } while (drains.decrementAndGet() > 0);
        }
    }

    private synchronized Waiting takeHead() {
        if (busy || stopped || heads.isEmpty()) {
            return null;
        }
        busy = true;
        ticket = null;
        return heads.peekFirst();
    }

    private void deal(Waiting head) {
        if (works.held.isRestored(head.parcel().id())) {
            moveOn(head, head::done);
            return;
        }
        Facts before = head.parcel().facts();
        Instant now = works.clock.instant();
        Optional<Outcome> expired = works.retry.expiredBy(before, now);
        if (expired.isPresent()) {
            moveOn(head, () -> works.settlement.conclude(head, head.parcel(), expired.get()));
            return;
        }
        Optional<Facts> routed = works.routes.route(before);
        if (routed.isEmpty()) {
            moveOn(head, () -> works.settlement.holdUnrouted(head, head.parcel()));
            return;
        }
        Facts facts = routed.get();
        if (table.belongsElsewhere(facts, key)) {
            moveOn(head, () -> reroute(head, facts));
            return;
        }
        ask(head, facts);
    }

    private void ask(Waiting head, Facts facts) {
        Ticket asked = works.gate.ask(Requests.of(facts), new Answer() {
            @Override
            public void granted(Reservation reservation) {
                start(head, facts, reservation);
            }

            @Override
            public void setAside(Obstacle obstacle) {
                stepAside(head, facts);
            }
        });
        boolean guest = !facts.lane().equals(key);
        if (guest && asked.obstacle().filter(any -> asked.cancel()).isPresent()) {
            stepAside(head, facts);
            return;
        }
        synchronized (this) {
            if (busy && heads.peekFirst() == head) {
                ticket = asked;
            }
            if (stopped) {
                asked.cancel();
            }
        }
    }

    private void start(Waiting head, Facts facts, Reservation reservation) {
        if (!take(head)) {
            reservation.release();
            return;
        }
        // Asks again once a permit is free and the head is back in front, whichever comes last.
        AtomicInteger pending = new AtomicInteger(2);
        Runnable again = () -> {
            if (pending.decrementAndGet() == 0) {
                headAgain();
            }
        };
        if (works.attempts.start(head, facts, reservation, again)) {
            advance();
        } else {
            putBack(head);
            again.run();
        }
    }

    private void stepAside(Waiting head, Facts facts) {
        moveOn(head, () -> works.settlement.hold(head, head.parcel().with(facts), works.clock.instant()));
    }

    private void reroute(Waiting head, Facts facts) {
        try {
            table.laneFor(facts).put(head.parcel().with(facts));
            head.done();
        } catch (RuntimeException e) {
            LOGGER.warn(
                    "Delivery {} can't change to lane {}; held instead",
                    head.parcel().id(),
                    facts.lane(),
                    e);
            works.settlement.holdUnrouted(head, head.parcel());
        }
    }

    /** The head needs no gate: something that may block is done about it, then the next one's turn comes. */
    private void moveOn(Waiting head, Runnable action) {
        if (take(head)) {
            try {
                works.io.execute(() -> {
                    action.run();
                    advance();
                });
            } catch (RejectedExecutionException e) {
                head.giveBack();
            }
        }
    }

    /** Makes the head the caller's own; false where the lane was stopped and it went back. */
    private synchronized boolean take(Waiting head) {
        if (stopped) {
            return false;
        }
        Waiting first = heads.pollFirst();
        if (first != head) {
            throw new IllegalStateException(
                    "not the head of " + lane.name() + ": " + head.parcel().id());
        }
        return true;
    }

    private void putBack(Waiting head) {
        synchronized (this) {
            if (!stopped) {
                heads.addFirst(head);
                return;
            }
        }
        head.giveBack();
    }

    private void headAgain() {
        synchronized (this) {
            busy = false;
        }
        drain();
    }

    private void advance() {
        synchronized (this) {
            busy = false;
            ticket = null;
            if (stopped) {
                return;
            }
        }
        lane.request(1);
        drain();
    }
}
