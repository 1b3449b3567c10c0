package io.mtapools.dispatch;

import io.mtapools.model.Outcome;
import io.mtapools.velocity.Answer;
import io.mtapools.velocity.Obstacle;
import io.mtapools.velocity.Reservation;
import io.mtapools.velocity.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes held mail to the gate, one of each line at a time, ahead of its lane. Thread-safe. */
final class HeldPump {
    private static final Logger LOGGER = LoggerFactory.getLogger(HeldPump.class);
    private static final Duration TROUBLE_PAUSE = Duration.ofSeconds(30);
    /** The rest of its line may be well. */
    private static final Duration LINE_PAUSE = Duration.ofSeconds(1);

    private final Works works;
    private final Unrouted unrouted;
    /** What waits at the gate. */
    private final Set<Question> open = ConcurrentHashMap.newKeySet();

    private volatile boolean stopped;

    HeldPump(Works works) {
        this.works = works;
        this.unrouted = new Unrouted(works.routes, works.held);
    }

    /** Deals with a line whose first mail is due; returns at once. */
    void serve(long group) {
        execute(() -> {
            while (!stopped && dealWithNext(group)) {
                // each round dealt with one mail
            }
        });
    }

    void stop() {
        stopped = true;
    }

    /** Has what waits at the gate ask anew, with the facts as they are now. */
    void recheck() {
        List.copyOf(open).forEach(this::askAnew);
    }

    private void askAnew(Question question) {
        open.remove(question);
        question.deadline.cancel();
        if (question.ticket.cancel()) {
            askAgain(question.group, question.place, question.turn);
        }
    }

    /** Whether the line may have another mail that can be dealt with now. */
    private boolean dealWithNext(long group) {
        Optional<HeldName> next = works.held.next(group);
        if (next.isEmpty()) {
            return false;
        }
        HeldName name = next.get();
        Optional<Parcel> parcel;
        try {
            parcel = works.held.load(name);
        } catch (RuntimeException e) {
            return inTrouble(group, name, "can't be read", e);
        }
        return parcel.isEmpty() || deal(group, new Place(name, group, parcel.get()));
    }

    private boolean inTrouble(long group, HeldName name, String problem, RuntimeException e) {
        LOGGER.warn("Held delivery {} {}; trying again in {}", name, problem, TROUBLE_PAUSE, e);
        works.held.later(name, group, TROUBLE_PAUSE);
        works.held.pause(group, LINE_PAUSE);
        return true;
    }

    private boolean deal(long group, Place place) {
        Facts before = place.parcel().facts();
        Optional<Outcome> expired = works.retry.expiredBy(before, works.clock.instant());
        if (expired.isPresent()) {
            return conclude(group, place, expired.get());
        }
        Optional<Facts> routed = works.routes.route(before);
        if (routed.isEmpty()) {
            unrouted.wait(place.name, before);
            return true;
        }
        return ask(group, place, routed.get());
    }

    private boolean conclude(long group, Place place, Outcome outcome) {
        works.settlement.conclude(place, place.parcel(), outcome);
        Turn turn = new Turn();
        works.settlement.whenRoom(() -> pass(group, turn));
        return turn.isLast();
    }

    /** The answer may come from within the question: the line goes on once both are over. */
    private boolean ask(long group, Place place, Facts facts) {
        Turn turn = new Turn();
        Question question = new Question(group, place, facts, turn);
        try {
            question.ticket = works.gate.ask(Requests.of(facts).fromAside(), question);
            open.add(question);
            if (question.ticket.obstacle().isEmpty()) {
                open.remove(question);
            } else {
                question.deadline.set(place.parcel().facts(), () -> askAnew(question));
            }
        } catch (RuntimeException e) {
            return stopped || inTrouble(group, place.name, "can't ask for a slot", e);
        }
        return turn.isLast();
    }

    private void start(long group, Place place, Facts facts, Reservation reservation, Turn turn) {
        if (stopped) {
            Unnested.run(reservation::release);
        } else if (!works.mayStillGo(place.parcel().facts(), facts)) {
            Unnested.run(reservation::release);
            execute(() -> again(group, place, turn));
        } else if (works.attempts.start(place, facts, reservation, () -> askAgain(group, place, turn))) {
            pass(group, turn);
        }
    }

    /** Called where nothing may block. */
    private void askAgain(long group, Place place, Turn turn) {
        if (works.retry.expiredBy(place.parcel().facts(), works.clock.instant()).isPresent()) {
            execute(() -> again(group, place, turn));
        } else {
            again(group, place, turn);
        }
    }

    private void again(long group, Place place, Turn turn) {
        if (!stopped && deal(group, place)) {
            pass(group, turn);
        }
    }

    private void pass(long group, Turn turn) {
        if (turn.isLast()) {
            serve(group);
        }
    }

    private void execute(Runnable action) {
        try {
            works.io.execute(action);
        } catch (RejectedExecutionException e) {
            LOGGER.debug("A line waits for the next start", e);
        }
    }

    private final class Question implements Answer {
        private final long group;
        private final Place place;
        private final Facts facts;
        private final Turn turn;
        private final Deadline deadline = new Deadline(works);
        private volatile Ticket ticket;

        private Question(long group, Place place, Facts facts, Turn turn) {
            this.group = group;
            this.place = place;
            this.facts = facts;
            this.turn = turn;
        }

        @Override
        public void granted(Reservation reservation) {
            open.remove(this);
            deadline.cancel();
            start(group, place, facts, reservation, turn);
        }

        @Override
        public void setAside(Obstacle obstacle) {
            inTrouble(group, place.name, "was set aside twice", new IllegalStateException(obstacle.why()));
            pass(group, turn);
        }
    }

    /** A held mail in the pump's hand: its place is its name. */
    private final class Place implements Waiting {
        private final HeldName name;
        private final long group;
        private final Parcel parcel;

        private Place(HeldName name, long group, Parcel parcel) {
            this.name = name;
            this.group = group;
            this.parcel = parcel;
        }

        @Override
        public Parcel parcel() {
            return parcel;
        }

        @Override
        public void done() {
            works.held.remove(name);
            parcel.release();
        }

        @Override
        public void giveBack() {
            works.held.later(name, group, TROUBLE_PAUSE);
            parcel.release();
        }
    }
}
