package io.mtapools.dispatch;

import io.mtapools.velocity.Gate;
import java.time.Clock;
import java.util.concurrent.Executor;

/** What all pumps of a dispatcher share. */
final class Works {
    final Gate gate;
    final Attempts attempts;
    final Settlement settlement;
    final HeldMail held;
    final RetryPolicy retry;
    final Routes routes;
    final Clock clock;
    final Executor io;

    Works(
            Gate gate,
            Attempts attempts,
            Settlement settlement,
            HeldMail held,
            RetryPolicy retry,
            Routes routes,
            Clock clock,
            Executor io) {
        this.gate = gate;
        this.attempts = attempts;
        this.settlement = settlement;
        this.held = held;
        this.retry = retry;
        this.routes = routes;
        this.clock = clock;
        this.io = io;
    }
}
