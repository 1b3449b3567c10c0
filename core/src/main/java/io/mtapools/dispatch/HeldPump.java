package io.mtapools.dispatch;

import io.mtapools.model.Outcome;
import io.mtapools.velocity.Answer;
import io.mtapools.velocity.Obstacle;
import io.mtapools.velocity.Reservation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes held mail to the gate, one of each line at a time, ahead of its lane. Thread-safe. */
final class HeldPump {
    private static final Logger LOGGER = LoggerFactory.getLogger(HeldPump.class);
    private static final Duration UNREADABLE_PAUSE = Duration.ofSeconds(30);

    private final Works works;
    private volatile boolean stopped;

    HeldPump(Works works) {
        this.works = works;
    }

    /** Deals with a line whose first mail is due; returns at once. */
    void serve(String group) {
        try {
            works.io.execute(() -> {
                while (!stopped && dealWithNext(group)) {
                    // each round dealt with one mail that needed no attempt
                }
            });
        } catch (RejectedExecutionException e) {
            LOGGER.debug("Line {} waits for the next start", group);
        }
    }

    void stop() {
        stopped = true;
    }

    /** Whether the line may have another mail that can be dealt with now. */
    private boolean dealWithNext(String group) {
        Optional<HeldName> next = works.held.next(group);
        if (next.isEmpty()) {
            return false;
        }
        HeldName name = next.get();
        try {
            return works.held
                    .load(name)
                    .map(parcel -> deal(group, new Place(name, parcel)))
                    .orElse(true);
        } catch (RuntimeException e) {
            LOGGER.warn("Held delivery {} can't be read; trying again in {}", name, UNREADABLE_PAUSE, e);
            works.held.later(name, UNREADABLE_PAUSE);
            return true;
        }
    }

    private boolean deal(String group, Place place) {
        Facts before = place.parcel().facts();
        Instant now = works.clock.instant();
        Optional<Outcome> expired = works.retry.expiredBy(before, now);
        if (expired.isPresent()) {
            works.settlement.conclude(place, place.parcel(), expired.get());
            return true;
        }
        Optional<Facts> routed = works.routes.route(before);
        if (routed.isEmpty()) {
            works.settlement.holdUnrouted(place, place.parcel());
            return true;
        }
        ask(group, place, routed.get());
        return false;
    }

    private void ask(String group, Place place, Facts facts) {
        works.gate.ask(Requests.of(facts).fromAside(), new Answer() {
            @Override
            public void granted(Reservation reservation) {
                if (stopped) {
                    reservation.release();
                } else if (works.attempts.start(place, facts, reservation, () -> ask(group, place, facts))) {
                    serve(group);
                }
            }

            @Override
            public void setAside(Obstacle obstacle) {
                throw new IllegalStateException("set aside twice: " + obstacle);
            }
        });
    }

    /** A held mail in the pump's hand: its place is its name. */
    private final class Place implements Waiting {
        private final HeldName name;
        private final Parcel parcel;

        private Place(HeldName name, Parcel parcel) {
            this.name = name;
            this.parcel = parcel;
        }

        @Override
        public Parcel parcel() {
            return parcel;
        }

        @Override
        public void done() {
            works.held.remove(name);
        }

        @Override
        public void giveBack() {
            works.held.later(name, Duration.ZERO);
        }
    }
}
