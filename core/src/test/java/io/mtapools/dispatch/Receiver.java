package io.mtapools.dispatch;

import io.mtapools.model.EgressIp;
import io.mtapools.model.Outcome;
import io.mtapools.model.SmtpReply;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The world outside: takes attempts, answers as told, and remembers what was concluded. Thread-safe. */
final class Receiver {
    static final SmtpReply OK = SmtpReply.of(250, "2.0.0", "OK");
    static final SmtpReply LATER = SmtpReply.of(451, "4.7.1", "try again later");
    static final SmtpReply NEVER = SmtpReply.of(550, "5.1.1", "no such user");

    final List<Attempt> attempts = new ArrayList<>();
    final Map<String, List<Outcome>> concluded = new LinkedHashMap<>();
    final AtomicInteger atOnce = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    volatile Function<Parcel, Outcome> answer = parcel -> Outcome.delivered(OK, "mx.example");
    volatile boolean answersLater;
    volatile boolean concludeFails;
    volatile boolean throwsAtAttempt;
    volatile Error concludeError;
    private final Deque<Runnable> open = new ArrayDeque<>();
    private final Clock clock;

    Receiver(Clock clock) {
        this.clock = clock;
    }

    /** The world as the process with this fate sees it. */
    Delivery open(Fate fate) {
        return new Delivery() {
            @Override
            public void attempt(Parcel parcel, EgressIp ip, Consumer<Outcome> whenOver) {
                if (throwsAtAttempt) {
                    throw new IllegalStateException("no thread left");
                }
                begin(parcel, ip, fate, whenOver);
            }

            @Override
            public void conclude(Parcel parcel, Outcome outcome) {
                if (concludeFails) {
                    throw new IllegalStateException("spool down");
                }
                if (concludeError != null) {
                    throw concludeError;
                }
                fate.step(() -> note(parcel, outcome));
            }
        };
    }

    /** Answers the attempt that waits longest for its answer. */
    void answerNext() {
        Runnable next;
        synchronized (this) {
            next = open.removeFirst();
        }
        next.run();
    }

    void answerAll() {
        while (isAnyOpen()) {
            answerNext();
        }
    }

    synchronized boolean isAnyOpen() {
        return !open.isEmpty();
    }

    synchronized List<String> attempted() {
        return attempts.stream().map(attempt -> attempt.id).collect(Collectors.toList());
    }

    synchronized List<Outcome.Kind> endsOf(int number) {
        return concluded.getOrDefault(TestParcel.idOf(number), List.of()).stream()
                .map(Outcome::kind)
                .collect(Collectors.toList());
    }

    /** How many deliveries are over. */
    synchronized int over() {
        return concluded.size();
    }

    private void begin(Parcel parcel, EgressIp ip, Fate fate, Consumer<Outcome> whenOver) {
        fate.step(() -> {
            synchronized (this) {
                attempts.add(new Attempt(parcel, ip, clock.instant()));
            }
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        });
        Runnable end = () -> {
            atOnce.decrementAndGet();
            if (!fate.isDead()) {
                whenOver.accept(answer.apply(parcel));
            }
        };
        if (answersLater) {
            synchronized (this) {
                open.addLast(end);
            }
        } else {
            end.run();
        }
    }

    private synchronized void note(Parcel parcel, Outcome outcome) {
        concluded.computeIfAbsent(parcel.id(), any -> new ArrayList<>()).add(outcome);
    }

    /** One attempt that was seen. */
    static final class Attempt {
        final String id;
        final Facts facts;
        final EgressIp ip;
        final Instant at;

        private Attempt(Parcel parcel, EgressIp ip, Instant at) {
            this.id = parcel.id();
            this.facts = parcel.facts();
            this.ip = ip;
            this.at = at;
        }
    }
}
