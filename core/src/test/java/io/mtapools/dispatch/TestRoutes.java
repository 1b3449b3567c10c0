package io.mtapools.dispatch;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Routes all mail as its facts say, but for domains of which nothing is known. Thread-safe. */
final class TestRoutes implements Routes {
    final AtomicInteger queries = new AtomicInteger();
    final Set<String> silent = ConcurrentHashMap.newKeySet();
    volatile UnaryOperator<Facts> change = facts -> facts;
    private final Map<String, CompletableFuture<Void>> asked = new ConcurrentHashMap<>();

    @Override
    public Optional<Facts> route(Facts facts) {
        if (silent.contains(facts.recipientDomain())) {
            return Optional.empty();
        }
        Facts now = facts.mxSet().startsWith("?")
                ? facts.toBuilder().mxSet("mx." + facts.recipientDomain()).build()
                : facts;
        return Optional.of(change.apply(now));
    }

    @Override
    public CompletionStage<Void> whenKnown(Facts facts) {
        queries.incrementAndGet();
        return asked.computeIfAbsent(facts.recipientDomain(), any -> new CompletableFuture<>());
    }

    /** The DNS answers. */
    void known(String domain) {
        silent.remove(domain);
        over(domain);
    }

    /** The query ends, with or without an answer. */
    void over(String domain) {
        asked.computeIfAbsent(domain, any -> new CompletableFuture<>()).complete(null);
        asked.remove(domain);
    }
}
