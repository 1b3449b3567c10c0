package io.mtapools.dispatch;

import io.mtapools.model.Outcome;
import io.mtapools.model.SmtpReply;
import io.mtapools.velocity.Reservation;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The attempts that run now, held to the permits. Thread-safe. */
final class Attempts {
    private static final Logger LOGGER = LoggerFactory.getLogger(Attempts.class);

    private final Delivery delivery;
    private final Settlement settlement;
    private final Executor io;
    private final Permits permits;

    Attempts(Delivery delivery, Settlement settlement, Executor io, int atOnce) {
        this.delivery = delivery;
        this.settlement = settlement;
        this.io = io;
        this.permits = new Permits(atOnce);
    }

    /**
     * Starts an attempt, which ends the reservation and settles the delivery; or releases the reservation, arranges for
     * {@code whenFree} to be called once and returns false. After {@link #stop} it is always false, and nobody is called.
     */
    boolean start(Waiting waiting, Facts facts, Reservation reservation, Runnable whenFree) {
        if (!permits.take(facts.lane(), whenFree)) {
            Unnested.run(reservation::release);
            return false;
        }
        Attempt attempt = new Attempt(waiting, waiting.parcel().with(facts), reservation);
        try {
            delivery.attempt(attempt.parcel, reservation.ip(), attempt::over);
        } catch (RuntimeException | Error e) {
            LOGGER.error("Delivery {} could not be attempted", attempt.parcel.id(), e);
            attempt.overElsewhere(Outcome.deferred(SmtpReply.withoutCode("the attempt could not be made: " + e)));
        }
        return true;
    }

    void stop() {
        permits.close();
    }

    void resize(int atOnce) {
        permits.resize(atOnce);
    }

    int inFlight() {
        return permits.used();
    }

    /** One that runs. Its permit is its own until what became of it is in effect, or waits with few others for that. */
    private final class Attempt {
        private final Waiting waiting;
        private final Parcel parcel;
        private final Reservation reservation;
        private final AtomicBoolean over = new AtomicBoolean();

        private Attempt(Waiting waiting, Parcel parcel, Reservation reservation) {
            this.waiting = waiting;
            this.parcel = parcel;
            this.reservation = reservation;
        }

        private void over(Outcome outcome) {
            if (over.compareAndSet(false, true)) {
                Unnested.run(() -> end(outcome));
            }
        }

        private void overElsewhere(Outcome outcome) {
            try {
                io.execute(() -> over(outcome));
            } catch (RejectedExecutionException e) {
                LOGGER.debug("Delivery {} waits for the next start", parcel.id(), e);
                over.set(true);
                reservation.release();
                permits.giveBack(parcel.facts().lane());
                waiting.giveBack();
            }
        }

        private void end(Outcome outcome) {
            try {
                endReservation(outcome);
                settlement.settle(waiting, parcel, reservation.ip(), outcome);
            } finally {
                settlement.whenRoom(() -> permits.giveBack(parcel.facts().lane()));
            }
        }

        private void endReservation(Outcome outcome) {
            try {
                reservation.end(outcome);
            } catch (RuntimeException e) {
                LOGGER.error("The slot of delivery {} could not be freed", parcel.id(), e);
            }
        }
    }
}
