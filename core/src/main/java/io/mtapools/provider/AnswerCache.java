package io.mtapools.provider;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The DNS's answers by domain, those least recently used dropped beyond a number. Thread-safe. */
final class AnswerCache {
    private final Map<String, CachedAnswer> answers;
    private final Clock clock;

    AnswerCache(int most, Clock clock) {
        this.answers = new LeastRecentlyUsed<>(most);
        this.clock = clock;
    }

    /** An answer that still holds. */
    Optional<CachedAnswer> get(String domain) {
        Instant now = clock.instant();
        synchronized (answers) {
            return Optional.ofNullable(answers.get(domain)).filter(answer -> answer.holdsAt(now));
        }
    }

    /** Keeps an answer; what is returned may be an older one that is better than a failure. */
    CachedAnswer put(String domain, MxAnswer answer) {
        Instant now = clock.instant();
        synchronized (answers) {
            CachedAnswer cached = CachedAnswer.of(answer, answers.get(domain), now);
            answers.put(domain, cached);
            return cached;
        }
    }

    int size() {
        synchronized (answers) {
            return answers.size();
        }
    }

    private static final class LeastRecentlyUsed<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;

        private final int most;

        LeastRecentlyUsed(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
