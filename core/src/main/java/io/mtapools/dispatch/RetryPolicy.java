package io.mtapools.dispatch;

import io.mtapools.config.RetrySettings;
import io.mtapools.config.Settings;
import io.mtapools.model.EgressIp;
import io.mtapools.model.Outcome;
import io.mtapools.model.ReplyCategory;
import io.mtapools.model.SmtpReply;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** When a deferred delivery is tried again, from which IP, and when it is given up. Pure; thread-safe. */
final class RetryPolicy {
    /** How long mail is set aside that can't be routed: the DNS gave no answer, or the pool has no way out. */
    static final Duration UNROUTED_PAUSE = Duration.ofSeconds(30);

    private static final Set<ReplyCategory> BLAMES_IP =
            EnumSet.of(ReplyCategory.RATE_LIMITED, ReplyCategory.REPUTATION, ReplyCategory.CONNECTION);

    private final Supplier<Settings> settings;

    RetryPolicy(Supplier<Settings> settings) {
        this.settings = settings;
    }

    /** What follows from an attempt made from {@code ip}. */
    Verdict after(Facts facts, EgressIp ip, Outcome outcome, Instant now) {
        Facts attempted = facts.toBuilder()
                .attempts(facts.attempts() + 1)
                .lastReply(outcome.reply())
                .keep(blamesIp(outcome) ? null : ip)
                .build();
        if (outcome.kind() != Outcome.Kind.DEFERRED) {
            return Verdict.over(outcome, attempted);
        }
        Instant end = end(facts);
        if (!now.isBefore(end)) {
            return Verdict.over(expired(attempted), attempted);
        }
        Instant due = now.plus(plan(facts).pauseAfter(attempted.attempts()));
        return Verdict.again(outcome, attempted, due.isBefore(end) ? due : end);
    }

    /** Whether it is too late for a delivery, so that it must not be attempted any more. */
    Optional<Outcome> expiredBy(Facts facts, Instant now) {
        return now.isBefore(end(facts)) ? Optional.empty() : Optional.of(expired(facts));
    }

    /** When it is too late for a delivery: given up, or no longer worth sending. */
    Instant end(Facts facts) {
        Instant givenUp = facts.accepted().plus(plan(facts).giveUp());
        return facts.expires().filter(expires -> expires.isBefore(givenUp)).orElse(givenUp);
    }

    private RetrySettings plan(Facts facts) {
        return settings.get().retry(facts.stream().type());
    }

    private static Outcome expired(Facts facts) {
        return Outcome.expired(facts.lastReply().orElse(SmtpReply.withoutCode("no attempt could be made in time")));
    }

    private static boolean blamesIp(Outcome outcome) {
        return outcome.category().filter(BLAMES_IP::contains).isPresent();
    }
}
