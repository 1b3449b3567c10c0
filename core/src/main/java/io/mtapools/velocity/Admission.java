package io.mtapools.velocity;

import io.mtapools.config.Settings;
import io.mtapools.model.EgressIp;
import io.mtapools.model.Outcome;
import io.mtapools.model.PoolName;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link Gate}: holds every IP, pool, domain, provider and MX set to its limits, and lets the first in turn in when
 * there is room. Thread-safe.
 *
 * <p>One lock guards all of it: limits of a domain, a provider or an MX set count over all pools, so pools that share no
 * IP still share these, and with them their locks would be one anyway. What is done under it takes no longer than the
 * logarithm of what waits, and calls nobody. Answers are given outside it, on the thread whose call brought them about;
 * what an answer asks or ends in turn is answered when it has returned, so that no depth of calls can build up.
 */
public final class Admission implements Gate, AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Admission.class);

    /** What this thread has yet to say, while it is saying something. */
    private static final ThreadLocal<Queue<Runnable>> SAYING = new ThreadLocal<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Clocks clocks;
    private final Hall hall;
    private final Routes routes;
    private final Views views;
    private final WakeUp wakeUp;
    private volatile boolean closed;

    /**
     * @param ticker what windows are measured with
     * @param clock what days are told by, always in UTC
     * @param timer calls the gate when a slot becomes free by time alone
     */
    public Admission(Settings settings, Ticker ticker, Clock clock, Timer timer) {
        this.clocks = new Clocks(ticker, clock);
        this.hall = new Hall(clocks);
        this.routes = new Routes(hall, Objects.requireNonNull(settings, "settings"));
        this.views = new Views(hall, routes, clocks);
        this.wakeUp = new WakeUp(timer, this::timeHasCome);
    }

    @Override
    public Ticket ask(Request request, Answer answer) {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(answer, "answer");
        Waiter waiter = decide(moment -> {
            Waiter asking = hall.waiter(request, answer);
            routes.add(asking, moment);
            return asking;
        });
        return new Asked(waiter);
    }

    /**
     * New settings, at once for what waits too. What was counted of an IP, a pool, a provider, a domain or an MX set
     * stays counted; attempts from an IP that is gone come to their end.
     */
    public void reconfigure(Settings settings) {
        Objects.requireNonNull(settings, "settings");
        act(moment -> routes.change(settings, moment));
    }

    /** Lets no new attempt start from this IP, from now until it is resumed, also if it is in no pool yet. */
    public void pause(EgressIp ip) {
        Objects.requireNonNull(ip, "ip");
        act(moment -> routes.pause(ip, moment));
    }

    /** Ends a pause. */
    public void resume(EgressIp ip) {
        Objects.requireNonNull(ip, "ip");
        act(moment -> routes.resume(ip, moment));
    }

    /** How the IPs of a pool stand, in the settings' order; empty for a pool that is not there. */
    public List<IpView> view(PoolName pool) {
        Objects.requireNonNull(pool, "pool");
        return look(moment -> views.of(pool, moment));
    }

    /** What this request would be told now, and why; nothing is changed. */
    public Explanation explain(Request request) {
        Objects.requireNonNull(request, "request");
        return look(moment -> views.explain(request, moment));
    }

    /** How many attempts are reserved or under way. */
    public int inFlight() {
        return look(moment -> hall.inFlight().size());
    }

    /** How many requests wait for an answer. */
    public int waiting() {
        return look(moment -> hall.waiting());
    }

    /** Stops the timer; answers nothing more. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            wakeUp.cancel();
        } finally {
            lock.unlock();
        }
    }

    /** How often a gauge was looked at so far: for tests of how the work grows. */
    long looks() {
        return look(moment -> hall.agenda().looks());
    }

    /** How often time alone woke it. */
    long wakeUps() {
        return look(moment -> wakeUp.count());
    }

    /** For how many domains and MX sets it keeps something. */
    int passingMeters() {
        return look(moment -> hall.meters().passingCount());
    }

    private void timeHasCome() {
        act(moment -> wakeUp.hasCome());
    }

    private void act(Consumer<Moment> change) {
        decide(moment -> {
            change.accept(moment);
            return null;
        });
    }

    /** Reads without a change. */
    private <T> T look(Function<Moment, T> question) {
        lock.lock();
        try {
            return question.apply(clocks.read());
        } finally {
            lock.unlock();
        }
    }

    /** Makes a change, serves whom it and the time since let in, and gives the answers. */
    private <T> T decide(Function<Moment, T> change) {
        T result;
        Queue<Runnable> replies = new ArrayDeque<>();
        lock.lock();
        try {
            Moment moment = clocks.read();
            hall.serve(moment);
            result = change.apply(moment);
            hall.serve(moment);
            hall.replies().forEach(reply -> replies.add(() -> say(reply)));
            hall.replies().clear();
            if (!closed) {
                wakeUp.at(hall.agenda().earliest(), moment);
            }
        } finally {
            lock.unlock();
        }
        say(replies);
        return result;
    }

    private static void say(Queue<Runnable> replies) {
        Queue<Runnable> underWay = SAYING.get();
        if (underWay != null) {
            underWay.addAll(replies);
        } else if (!replies.isEmpty()) {
            SAYING.set(replies);
            try {
                while (!replies.isEmpty()) {
                    replies.remove().run();
                }
            } finally {
                SAYING.remove();
            }
        }
    }

    private void say(Reply reply) {
        if (closed) {
            return;
        }
        try {
            if (reply.grant() == null) {
                reply.answer().setAside(reply.obstacle());
            } else {
                reply.answer().granted(new Granted(reply.grant()));
            }
        } catch (RuntimeException | Error e) {
            LOGGER.error("An answer of the gate was not taken", e);
            if (reply.grant() != null) {
                // Whether an attempt was begun is not known: as if it had been, and ended now.
                act(moment -> hall.end(reply.grant(), true, moment));
            }
        }
    }

    /** A waiter as its asker sees it. */
    private final class Asked implements Ticket {
        private final Waiter waiter;

        private Asked(Waiter waiter) {
            this.waiter = waiter;
        }

        @Override
        public Optional<Obstacle> obstacle() {
            return look(moment ->
                    waiter.line() == null ? Optional.empty() : Optional.of(Obstacles.of(waiter, moment, hall, clocks)));
        }

        @Override
        public boolean cancel() {
            return decide(moment -> {
                boolean waits = waiter.line() != null;
                if (waits) {
                    waiter.line().remove(waiter, moment);
                    hall.isDone(waiter);
                }
                return waits;
            });
        }
    }

    /** A grant as its holder sees it. */
    private final class Granted implements Reservation {
        private final Grant grant;

        private Granted(Grant grant) {
            this.grant = grant;
        }

        @Override
        public EgressIp ip() {
            return grant.ip();
        }

        @Override
        public PoolName owner() {
            return grant.owner();
        }

        @Override
        public void end(Outcome outcome) {
            boolean delivered = outcome.isDelivered();
            act(moment -> hall.end(grant, delivered, moment));
        }

        @Override
        public void release() {
            act(moment -> hall.release(grant, moment));
        }

        @Override
        public String toString() {
            return "reservation of " + grant.ip();
        }
    }
}
