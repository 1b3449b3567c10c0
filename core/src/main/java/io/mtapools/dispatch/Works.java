package io.mtapools.dispatch;

import io.mtapools.model.LaneKey;
import io.mtapools.velocity.Gate;
import io.mtapools.velocity.Timer;
import java.time.Clock;
import java.util.concurrent.Executor;

/** What all pumps of a dispatcher share. Thread-safe. */
final class Works {
    final Gate gate;
    final Attempts attempts;
    final Settlement settlement;
    final HeldMail held;
    final RetryPolicy retry;
    final Routes routes;
    final Clock clock;
    final Timer timer;
    final Executor io;

    Works(
            Gate gate,
            Attempts attempts,
            Settlement settlement,
            HeldMail held,
            RetryPolicy retry,
            Routes routes,
            Clock clock,
            Timer timer,
            Executor io) {
        this.gate = gate;
        this.attempts = attempts;
        this.settlement = settlement;
        this.held = held;
        this.retry = retry;
        this.routes = routes;
        this.clock = clock;
        this.timer = timer;
        this.io = io;
    }

    /**
     * Whether a delivery that waited at the gate, perhaps for hours, may still be attempted with the facts it asked with: it
     * is not too old, and belongs to no other lane.
     */
    boolean mayStillGo(Facts before, Facts asked) {
        LaneKey lane = asked.lane();
        return retry.expiredBy(asked, clock.instant()).isEmpty()
                && routes.route(before).filter(now -> !now.lane().equals(lane)).isEmpty();
    }
}
