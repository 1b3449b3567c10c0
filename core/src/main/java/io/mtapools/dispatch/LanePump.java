package io.mtapools.dispatch;

import io.mtapools.model.LaneKey;
import io.mtapools.model.Outcome;
import io.mtapools.velocity.Answer;
import io.mtapools.velocity.Obstacle;
import io.mtapools.velocity.Reservation;
import io.mtapools.velocity.Ticket;
import java.time.Duration;
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

    private static final Duration TROUBLE_PAUSE = Duration.ofSeconds(1);

    private final LaneKey key;
    private final Lane lane;
    private final LaneTable table;
    private final Works works;
    private final Deadline deadline;
    private final Heads heads = new Heads();
    private final AtomicInteger drains = new AtomicInteger();
    private boolean open;

    LanePump(LaneKey key, Lane lane, LaneTable table, Works works) {
        this.key = key;
        this.lane = lane;
        this.table = table;
        this.works = works;
        this.deadline = new Deadline(works);
    }

    /** Begins to hand out. Later calls do nothing. */
    void start() {
        synchronized (this) {
            if (open) {
                return;
            }
            lane.open(this::receive);
            open = true;
        }
        lane.request(READ_AHEAD);
    }

    /**
     * Hands out nothing more; what is under way goes on. What was read ahead is held until the next start instead of going
     * back: a queue may count returns, and after a few stops take a mail for one that can't be delivered.
     */
    void stop() {
        lane.close();
        deadline.cancel();
        heads.stop().forEach(this::keep);
    }

    private void keep(Waiting waiting) {
        works.settlement.hold(waiting, waiting.parcel(), works.clock.instant());
    }

    /** Has the head, where it waits at the gate, ask anew with the facts as they are now. */
    void recheck() {
        if (heads.withdraw()) {
            headAgain();
        }
    }

    LaneKey key() {
        return key;
    }

    Lane lane() {
        return lane;
    }

    /** What the head waits for. */
    Optional<Obstacle> obstacle() {
        return heads.obstacle();
    }

    private void receive(Waiting waiting) {
        if (heads.add(waiting)) {
            drain();
        } else {
            waiting.giveBack();
        }
    }

    /** Answers may come from within the question: a loop instead of a recursion. */
    private void drain() {
        if (drains.getAndIncrement() == 0) {
            do {
                heads.begin().ifPresent(this::dealSafely);
            } while (drains.decrementAndGet() > 0);
        }
    }

    private void dealSafely(Waiting head) {
        try {
            deal(head);
        } catch (RuntimeException e) {
            LOGGER.warn("Lane {} has trouble; it goes on in {}", lane.name(), TROUBLE_PAUSE, e);
            works.timer.after(TROUBLE_PAUSE.toNanos(), this::headAgain);
        }
    }

    private void deal(Waiting head) {
        if (works.held.isRestored(head.parcel().id())) {
            moveOn(head, () -> works.settlement.forget(head));
            return;
        }
        Facts before = head.parcel().facts();
        Optional<Outcome> expired = works.retry.expiredBy(before, works.clock.instant());
        if (expired.isPresent()) {
            moveOn(head, () -> works.settlement.conclude(head, head.parcel(), expired.get()));
            return;
        }
        Optional<Facts> routed = works.routes.route(before);
        if (routed.isEmpty()) {
            stepAside(head, Unrouted.facts(before));
        } else if (table.belongsElsewhere(routed.get(), key)) {
            moveOn(
                    head,
                    () -> works.settlement.move(
                            head, head.parcel().with(routed.get()), () -> table.laneFor(routed.get())));
        } else {
            ask(head, routed.get());
        }
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
        if (isGuest(facts) && asked.obstacle().isPresent() && asked.cancel()) {
            stepAside(head, facts);
        } else if (!heads.waitsFor(head, asked)) {
            asked.cancel();
        } else if (asked.obstacle().isPresent()) {
            deadline.set(facts, this::recheck);
        }
    }

    private void start(Waiting head, Facts facts, Reservation reservation) {
        deadline.cancel();
        if (!works.mayStillGo(head.parcel().facts(), facts)) {
            Unnested.run(reservation::release);
            headAgain();
            return;
        }
        if (!heads.take(head)) {
            Unnested.run(reservation::release);
            return;
        }
        // Asks again once a permit is free and the head is back in front, whichever comes last.
        Turn turn = new Turn();
        Runnable again = () -> {
            if (turn.isLast()) {
                headAgain();
            }
        };
        if (works.attempts.start(head, facts, reservation, again)) {
            advance();
        } else if (!heads.putBack(head)) {
            head.giveBack();
        } else if (isGuest(facts)) {
            stepAside(head, facts);
        } else {
            again.run();
        }
    }

    /** Of a provider that has no lane of its own: what blocks it must not block those whose lane this is. */
    private boolean isGuest(Facts facts) {
        return !facts.lane().equals(key);
    }

    private void stepAside(Waiting head, Facts facts) {
        moveOn(head, () -> works.settlement.hold(head, head.parcel().with(facts), works.clock.instant()));
    }

    /** The head needs no gate: something that may block is done about it, then the next one's turn comes. */
    private void moveOn(Waiting head, Runnable action) {
        if (heads.take(head)) {
            try {
                works.io.execute(() -> {
                    action.run();
                    works.settlement.whenRoom(this::advance);
                });
            } catch (RejectedExecutionException e) {
                LOGGER.debug("Lane {} waits for the next start", lane.name(), e);
                head.giveBack();
            }
        }
    }

    private void headAgain() {
        heads.end();
        drain();
    }

    private void advance() {
        if (heads.end()) {
            lane.request(1);
            drain();
        }
    }
}
