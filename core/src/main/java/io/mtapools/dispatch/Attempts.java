package io.mtapools.dispatch;

import io.mtapools.model.LaneKey;
import io.mtapools.velocity.Reservation;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The attempts that run now, held to the permits. Thread-safe. */
final class Attempts {
    private final Delivery delivery;
    private final Settlement settlement;
    private final Permits all;
    private final ConcurrentMap<LaneKey, Permits> lanes = new ConcurrentHashMap<>();

    Attempts(Delivery delivery, Settlement settlement, int atOnce) {
        this.delivery = delivery;
        this.settlement = settlement;
        this.all = new Permits(atOnce);
    }

    /**
     * Starts an attempt, which ends the reservation and settles the delivery; or releases the reservation, arranges for
     * {@code whenFree} to be called once and returns false.
     */
    boolean start(Waiting waiting, Facts facts, Reservation reservation, Runnable whenFree) {
        Permits lane = lanes.computeIfAbsent(facts.lane(), any -> new Permits(all.perLane()));
        if (!lane.take(whenFree)) {
            reservation.release();
            return false;
        }
        if (!all.take(whenFree)) {
            lane.giveBack();
            reservation.release();
            return false;
        }
        Parcel parcel = waiting.parcel().with(facts);
        delivery.attempt(parcel, reservation.ip(), outcome -> {
            try {
                reservation.end(outcome);
                settlement.settle(waiting, parcel, reservation.ip(), outcome);
            } finally {
                lane.giveBack();
                all.giveBack();
            }
        });
        return true;
    }

    int inFlight() {
        return all.used();
    }
}
