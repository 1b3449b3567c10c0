package io.mtapools.dispatch;

import io.mtapools.model.EgressIp;
import io.mtapools.model.Outcome;
import io.mtapools.velocity.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the end of an attempt into effect: handed over, or held for its retry, and only then taken from where it waited. A
 * place that does not answer is asked again until it does; a step that was done is not done twice. Thread-safe.
 */
final class Settlement {
    /** With this many that could not be put into effect, nothing more is begun: each may be sent twice if the process dies. */
    static final int MOST_UNSETTLED = 100;

    private static final Logger LOGGER = LoggerFactory.getLogger(Settlement.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int LONGEST_PAUSE_FACTOR = 60;

    private final Delivery delivery;
    private final HeldMail held;
    private final RetryPolicy retry;
    private final Clock clock;
    private final Timer timer;
    private final Executor io;
    private final Queue<Runnable> waitForRoom = new ArrayDeque<>();
    private int unsettled;

    Settlement(Delivery delivery, HeldMail held, RetryPolicy retry, Clock clock, Timer timer, Executor io) {
        this.delivery = delivery;
        this.held = held;
        this.retry = retry;
        this.clock = clock;
        this.timer = timer;
        this.io = io;
    }

    /** After an attempt. May block. */
    void settle(Waiting waiting, Parcel parcel, EgressIp ip, Outcome outcome) {
        Steps steps = new Steps(waiting.parcel().id());
        steps.then("could not be judged", () -> {
            Verdict verdict = retry.after(parcel.facts(), ip, outcome, clock.instant());
            Parcel now = parcel.with(verdict.facts());
            if (verdict.again().isPresent()) {
                addHold(steps, waiting, now, verdict.again().get());
            } else {
                addConclude(steps, waiting, now, verdict.outcome());
            }
        });
        run(steps);
    }

    /** Without an attempt. May block. */
    void conclude(Waiting waiting, Parcel parcel, Outcome outcome) {
        Steps steps = new Steps(waiting.parcel().id());
        addConclude(steps, waiting, parcel, outcome);
        run(steps);
    }

    /** Sets it aside until {@code due}. May block. */
    void hold(Waiting waiting, Parcel parcel, Instant due) {
        Steps steps = new Steps(waiting.parcel().id());
        addHold(steps, waiting, parcel, due);
        run(steps);
    }

    /**
     * Takes it to another lane. Meanwhile it is held as well: if the process dies, its places in both lanes are known as
     * left-overs. Where the lane does not take it, it stays held. May block.
     */
    void move(Waiting waiting, Parcel parcel, Supplier<Lane> to) {
        Steps steps = new Steps(waiting.parcel().id());
        Instant due = clock.instant();
        steps.then("could not be held", () -> {
            HeldName name = held.store(parcel, due);
            steps.then("could not change its lane", () -> {
                Runnable after = tryPut(parcel, to) ? () -> held.unstore(name) : () -> held.index(name);
                addDone(steps, waiting);
                steps.then("could not be taken from the held", after);
            });
        });
        run(steps);
    }

    /** It is over, or has its place elsewhere: its place is given up. May block. */
    void forget(Waiting waiting) {
        Steps steps = new Steps(waiting.parcel().id());
        addDone(steps, waiting);
        run(steps);
    }

    /** How many ended attempts could not be put into effect yet. */
    synchronized int unsettled() {
        return unsettled;
    }

    /** Runs what begins more work: now, or once less than {@link #MOST_UNSETTLED} wait to be put into effect. */
    void whenRoom(Runnable next) {
        synchronized (this) {
            if (unsettled >= MOST_UNSETTLED) {
                waitForRoom.add(next);
                return;
            }
        }
        next.run();
    }

    private void addConclude(Steps steps, Waiting waiting, Parcel parcel, Outcome outcome) {
        steps.then(outcome.kind() + " could not be handed over", () -> delivery.conclude(parcel, outcome));
        addDone(steps, waiting);
    }

    private void addHold(Steps steps, Waiting waiting, Parcel parcel, Instant due) {
        steps.then("could not be held", () -> {
            HeldName name = held.store(parcel, due);
            addDone(steps, waiting);
            // Only now may it be tried from there, so that at no time two places are live.
            steps.then("could not be indexed", () -> held.index(name));
        });
    }

    private static void addDone(Steps steps, Waiting waiting) {
        steps.then("could not be taken from its queue", waiting::done);
    }

    private static boolean tryPut(Parcel parcel, Supplier<Lane> to) {
        try {
            to.get().put(parcel);
            return true;
        } catch (RuntimeException e) {
            LOGGER.warn(
                    "Delivery {} can't change to its lane {}; held instead",
                    parcel.id(),
                    parcel.facts().lane(),
                    e);
            return false;
        }
    }

    private void run(Steps steps) {
        try {
            steps.run();
        } catch (RuntimeException | Error e) {
            LOGGER.warn(
                    "Delivery {} {}; trying again ({} tries so far)", steps.id(), steps.problem(), steps.tries(), e);
            if (steps.tries() == 1) {
                failed();
            }
            again(steps);
            return;
        }
        if (steps.tries() > 0) {
            recovered();
        }
    }

    private void again(Steps steps) {
        long pause = FIRST_PAUSE
                .multipliedBy(Math.min(steps.tries(), LONGEST_PAUSE_FACTOR))
                .toNanos();
        timer.after(pause, () -> {
            try {
                io.execute(() -> run(steps));
            } catch (RejectedExecutionException e) {
                LOGGER.warn("Delivery {} {}; it stays where it was for the next start", steps.id(), steps.problem(), e);
            }
        });
    }

    private synchronized void failed() {
        unsettled++;
    }

    private void recovered() {
        synchronized (this) {
            unsettled--;
        }
        for (Runnable next = nextWithRoom(); next != null; next = nextWithRoom()) {
            next.run();
        }
    }

    private synchronized Runnable nextWithRoom() {
        return unsettled < MOST_UNSETTLED ? waitForRoom.poll() : null;
    }
}
