package io.mtapools.dispatch;

import io.mtapools.model.EgressIp;
import io.mtapools.model.Outcome;
import io.mtapools.model.PoolName;
import io.mtapools.velocity.Answer;
import io.mtapools.velocity.Gate;
import io.mtapools.velocity.Obstacle;
import io.mtapools.velocity.Request;
import io.mtapools.velocity.Reservation;
import io.mtapools.velocity.Ticket;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A gate with a limit of slots at once, and obstacles that the test sets. Thread-safe. */
final class TestGate implements Gate {
    static final EgressIp IP = ip("198.51.100.30");

    final AtomicInteger asked = new AtomicInteger();
    final AtomicInteger out = new AtomicInteger();
    /** Requests that have an obstacle of their own. */
    volatile Predicate<Request> own = request -> false;
    /** Requests whose lane is held. */
    volatile Predicate<Request> shared = request -> false;

    volatile boolean closed;
    volatile int slots = Integer.MAX_VALUE;
    private final Set<Question> waiting = new LinkedHashSet<>();

    static EgressIp ip(String text) {
        try {
            return EgressIp.of(InetAddress.getByName(text), "mta.example");
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public Ticket ask(Request request, Answer answer) {
        if (closed) {
            throw new IllegalStateException("the gate is closed");
        }
        asked.incrementAndGet();
        Question question = new Question(request, answer);
        Runnable now;
        synchronized (this) {
            boolean first = waiting.isEmpty() || out.get() >= slots;
            now = first ? answerTo(question) : null;
            if (now == null) {
                waiting.add(question);
                now = first ? () -> {} : this::reconsider;
            }
        }
        now.run();
        return question;
    }

    /** Answers whom it can, in order. */
    void reconsider() {
        for (Runnable next = nextAnswer(); next != null; next = nextAnswer()) {
            next.run();
        }
    }

    synchronized int waiting() {
        return waiting.size();
    }

    private synchronized Runnable nextAnswer() {
        for (Question question : waiting) {
            Runnable next = answerTo(question);
            if (next != null) {
                waiting.remove(question);
                return next;
            }
            if (out.get() >= slots) {
                return null;
            }
        }
        return null;
    }

    private Runnable answerTo(Question question) {
        Request request = question.request;
        if (own.test(request) && !request.isFromAside()) {
            return () -> question.answer.setAside(Obstacle.own("mx-set:x", Obstacle.ON_CHANGE, "its own"));
        }
        if (own.test(request) || shared.test(request) || out.get() >= slots) {
            return null;
        }
        out.incrementAndGet();
        return () -> question.answer.granted(new Slot(request));
    }

    /** What waits, from the front. */
    synchronized List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        waiting.forEach(question -> requests.add(question.request));
        return requests;
    }

    private final class Question implements Ticket {
        private final Request request;
        private final Answer answer;

        private Question(Request request, Answer answer) {
            this.request = request;
            this.answer = answer;
        }

        @Override
        public Optional<Obstacle> obstacle() {
            synchronized (TestGate.this) {
                return waiting.contains(this)
                        ? Optional.of(Obstacle.shared("limit", Obstacle.ON_CHANGE, "all IPs busy"))
                        : Optional.empty();
            }
        }

        @Override
        public boolean cancel() {
            synchronized (TestGate.this) {
                return waiting.remove(this);
            }
        }
    }

    private final class Slot implements Reservation {
        private final Request request;
        private boolean over;

        private Slot(Request request) {
            this.request = request;
        }

        @Override
        public EgressIp ip() {
            return request.keep().orElse(IP);
        }

        @Override
        public PoolName owner() {
            return request.lane().pool();
        }

        @Override
        public void end(Outcome outcome) {
            release();
        }

        @Override
        public void release() {
            synchronized (TestGate.this) {
                if (over) {
                    return;
                }
                over = true;
                out.decrementAndGet();
            }
            reconsider();
        }
    }
}
