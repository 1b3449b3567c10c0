package io.mtapools.it.sink;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A rule by what a step is: {@code Scripted.at(RCPT).recipient("a@example.org").times(1).answer(reply("451 later"))}.
 * The parts may be called in any order, {@link Part#answer} last. Thread-safe.
 */
public final class Scripted implements Rule {
    private final Predicate<Step> when;
    private final Function<Step, String> countedBy;
    private final long times;
    private final Answer answer;
    private final Map<String, AtomicLong> used = new ConcurrentHashMap<>();

    private Scripted(Part part, Answer answer) {
        this.when = part.when;
        this.countedBy = part.countedBy;
        this.times = part.times;
        this.answer = answer;
    }

    public static Part at(Stage stage) {
        return new Part(stage);
    }

    @Override
    public Optional<Answer> answer(Step step) {
        return when.test(step) && isLeft(step) ? Optional.of(answer) : Optional.empty();
    }

    private boolean isLeft(Step step) {
        return used.computeIfAbsent(countedBy.apply(step), key -> new AtomicLong())
                        .incrementAndGet()
                <= times;
    }

    /** Collects the conditions. Not thread-safe. */
    public static final class Part {
        private Predicate<Step> when;
        private Function<Step, String> countedBy = step -> "";
        private long times = Long.MAX_VALUE;

        private Part(Stage stage) {
            this.when = step -> step.stage() == stage;
        }

        public Part recipient(String address) {
            return when(step -> step.recipient().equalsIgnoreCase(address));
        }

        public Part domain(String domain) {
            String lower = domain.toLowerCase(Locale.ROOT);
            return when(step -> step.domain().equals(lower));
        }

        public Part sender(String address) {
            return when(step -> step.sender().equalsIgnoreCase(address));
        }

        public Part peer(String ip) {
            return when(step -> step.peer().equals(ip));
        }

        /** More than so many connections of the peer are open. */
        public Part connectionsOver(int count) {
            return when(step -> step.connections() > count);
        }

        public Part when(Predicate<Step> condition) {
            when = when.and(condition);
            return this;
        }

        /** Only the first so many of the steps that fit. */
        public Part times(long count) {
            times = count;
            return this;
        }

        /** Only the first so many for each recipient, as a greylisting host does. */
        public Part timesEachRecipient(long count) {
            countedBy = step -> step.recipient().toLowerCase(Locale.ROOT);
            return times(count);
        }

        public Scripted answer(Answer answer) {
            return new Scripted(this, answer);
        }
    }
}
