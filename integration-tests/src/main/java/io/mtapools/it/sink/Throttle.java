package io.mtapools.it.sink;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A provider's own limit: so many in any period for each key, exact; what comes beyond it is refused, counted, and uses
 * nothing up. Thread-safe.
 */
public final class Throttle implements Rule {
    private final Predicate<Step> when;
    private final Function<Step, String> key;
    private final int limit;
    private final long period;
    private final Answer answer;
    private final Map<String, Deque<Long>> taken = new ConcurrentHashMap<>();
    private final AtomicLong refused = new AtomicLong();

    /** @param key what has a limit of its own, such as {@code Step::peer} */
    public Throttle(Predicate<Step> when, Function<Step, String> key, int limit, Duration period, Answer answer) {
        this.when = when;
        this.key = key;
        this.limit = limit;
        this.period = period.toNanos();
        this.answer = answer;
    }

    /** Each peer may start so many transactions in any period. */
    public static Throttle eachPeer(int limit, Duration period, String reply) {
        return new Throttle(step -> step.stage() == Stage.MAIL, Step::peer, limit, period, Answer.reply(reply));
    }

    @Override
    public Optional<Answer> answer(Step step) {
        if (!when.test(step) || take(step)) {
            return Optional.empty();
        }
        refused.incrementAndGet();
        return Optional.of(answer);
    }

    private boolean take(Step step) {
        Deque<Long> window = taken.computeIfAbsent(key.apply(step), name -> new ArrayDeque<>());
        synchronized (window) {
            while (!window.isEmpty() && step.at() - window.peekFirst() >= period) {
                window.removeFirst();
            }
            if (window.size() >= limit) {
                return false;
            }
            window.addLast(step.at());
            return true;
        }
    }

    /** How many came beyond the limit. */
    public long refused() {
        return refused.get();
    }
}
