package io.mtapools.provider;

import java.time.Duration;
import java.time.Instant;

/** An answer, and how long it holds. Immutable but for a memo. Thread-safe. */
final class CachedAnswer {
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofHours(24);
    private static final Duration LEAST_NO_HOST = Duration.ofMinutes(5);
    private static final Duration MOST_NO_HOST = Duration.ofHours(3);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /**
     * How long mail hosts are better than no answer, once their time is over (RFC 8767). That there are none is not:
     * mail would bounce on it.
     */
    private static final Duration STALE = Duration.ofHours(24);

    private final MxAnswer answer;
    private final Instant stored;
    private final Instant expires;
    private final Instant useless;
    private final int failures;
    private volatile Named named;

    private CachedAnswer(MxAnswer answer, Instant stored, Instant expires, Instant useless, int failures) {
        this.answer = answer;
        this.stored = stored;
        this.expires = expires;
        this.useless = useless;
        this.failures = failures;
    }

    /** @param previous what was known before; null: nothing */
    static CachedAnswer of(MxAnswer answer, CachedAnswer previous, Instant now) {
        if (answer.status() != MxAnswer.Status.FAILED) {
            Instant expires = now.plus(lifetime(answer));
            Instant useless = answer.status() == MxAnswer.Status.FOUND ? expires.plus(STALE) : expires;
            return new CachedAnswer(answer, now, expires, useless, 0);
        }
        int failures = previous == null ? 1 : Math.min(previous.failures + 1, 10);
        Instant again = now.plus(pause(failures));
        boolean stillUseful = previous != null && now.isBefore(previous.useless);
        return stillUseful
                ? new CachedAnswer(previous.answer, now, again, previous.useless, failures)
                : new CachedAnswer(answer, now, again, now, failures);
    }

    private static Duration lifetime(MxAnswer answer) {
        return answer.status() == MxAnswer.Status.NO_HOST
                ? between(LEAST_NO_HOST, answer.ttl(), MOST_NO_HOST)
                : between(LEAST, answer.ttl(), MOST);
    }

    private static Duration between(Duration least, Duration value, Duration most) {
        Duration atLeast = value.compareTo(least) < 0 ? least : value;
        return atLeast.compareTo(most) > 0 ? most : atLeast;
    }

    private static Duration pause(int failures) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << (failures - 1));
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    /** A clock that was set back must not keep an answer alive, so it holds from when it was stored. */
    boolean holdsAt(Instant now) {
        return now.isBefore(expires) && !now.isBefore(stored);
    }

    /** The provider by this table; worked out again only where the table is another. */
    Mailbox mailbox(String domain, ProviderTable table) {
        Named last = named;
        if (last == null || last.table != table) {
            last = new Named(table, table.mailbox(domain, answer));
            named = last;
        }
        return last.mailbox;
    }

    private static final class Named {
        private final ProviderTable table;
        private final Mailbox mailbox;

        Named(ProviderTable table, Mailbox mailbox) {
            this.table = table;
            this.mailbox = mailbox;
        }
    }
}
