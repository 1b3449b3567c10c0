package io.mtapools.dispatch;

import io.mtapools.model.EgressIp;
import io.mtapools.model.Outcome;
import io.mtapools.velocity.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the end of an attempt into effect: handed over, or held for its retry, and only then taken from where it waited. A
 * place that does not answer is asked again until it does; a step that was done is not done twice. Thread-safe.
 */
final class Settlement {
    private static final Logger LOGGER = LoggerFactory.getLogger(Settlement.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int LONGEST_PAUSE_FACTOR = 60;

    private final Delivery delivery;
    private final HeldMail held;
    private final RetryPolicy retry;
    private final Routes routes;
    private final Clock clock;
    private final Timer timer;
    private final Executor io;
    private final AtomicInteger unsettled = new AtomicInteger();

    Settlement(
            Delivery delivery, HeldMail held, RetryPolicy retry, Routes routes, Clock clock, Timer timer, Executor io) {
        this.routes = routes;
        this.delivery = delivery;
        this.held = held;
        this.retry = retry;
        this.clock = clock;
        this.timer = timer;
        this.io = io;
    }

    /** After an attempt. May block. */
    void settle(Waiting waiting, Parcel parcel, EgressIp ip, Outcome outcome) {
        Verdict verdict = retry.after(parcel.facts(), ip, outcome, clock.instant());
        Parcel now = parcel.with(verdict.facts());
        if (verdict.again().isPresent()) {
            hold(waiting, now, verdict.again().get());
        } else {
            conclude(waiting, now, verdict.outcome());
        }
    }

    /** Without an attempt, or after the last. May block. */
    void conclude(Waiting waiting, Parcel parcel, Outcome outcome) {
        untilDone(
                waiting,
                new Step(outcome.kind() + " could not be handed over", () -> delivery.conclude(parcel, outcome)));
    }

    /** Sets it aside until {@code due}. May block. */
    void hold(Waiting waiting, Parcel parcel, Instant due) {
        untilDone(waiting, new Step("could not be held", () -> held.put(parcel, due)));
    }

    /** Sets it aside until it is known where it should go. May block. */
    void holdUnrouted(Waiting waiting, Parcel parcel) {
        untilDone(waiting, new Step("could not be held", () -> holdUnrouted(parcel)));
    }

    /** Sets aside what waits nowhere yet. May block; throws a RuntimeException where it could not be held. */
    void holdUnrouted(Parcel parcel) {
        // A line for each unknown domain: the answer for one wakes its mail alone.
        Parcel unrouted = parcel.with(parcel.facts().toBuilder()
                .mxSet("?" + parcel.facts().recipientDomain())
                .build());
        HeldName name = held.put(unrouted, clock.instant().plus(RetryPolicy.UNROUTED_PAUSE));
        routes.whenKnown(unrouted.facts()).thenRun(() -> held.hasten(name.group()));
    }

    /** How many ended attempts could not be put into effect yet. */
    int unsettled() {
        return unsettled.get();
    }

    private void untilDone(Waiting waiting, Step first) {
        unsettled.incrementAndGet();
        run(waiting, first, new Step("could not be taken from its queue", waiting::done), 1);
    }

    private void run(Waiting waiting, Step first, Step second, int tries) {
        try {
            first.run();
            second.run();
            unsettled.decrementAndGet();
        } catch (RuntimeException e) {
            String problem = first.isDone() ? second.problem : first.problem;
            LOGGER.warn(
                    "Delivery {} {}; trying again ({} tries so far)",
                    waiting.parcel().id(),
                    problem,
                    tries,
                    e);
            long pause = FIRST_PAUSE
                    .multipliedBy(Math.min(tries, LONGEST_PAUSE_FACTOR))
                    .toNanos();
            timer.after(pause, () -> io.execute(() -> run(waiting, first, second, tries + 1)));
        }
    }

    /** Something that must happen once. */
    private static final class Step {
        private final String problem;
        private final Runnable action;
        private boolean done;

        private Step(String problem, Runnable action) {
            this.problem = problem;
            this.action = action;
        }

        private synchronized boolean isDone() {
            return done;
        }

        private synchronized void run() {
            if (!done) {
                action.run();
                done = true;
            }
        }
    }
}
