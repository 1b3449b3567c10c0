package io.mtapools.provider;

import io.mtapools.model.DomainNames;
import io.mtapools.model.ProviderName;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mailboxes by the DNS, with a cache of {@value #MOST_DOMAINS} domains.
 *
 * <p>An answer is kept for its TTL, within 1 minute and 24 hours; that a domain has no host, within 5 minutes and 3
 * hours; that there was no answer, for 10 seconds, doubling up to 5 minutes. Without an answer the last one stays in
 * use for a day beyond its time. At most {@value #MOST_QUERIES} queries run at once, {@value #MOST_SLOW} that
 * take longer than {@value #SLOW_MILLIS} ms run beside them, and {@value #MOST_WAITING} wait;
 * beyond that the domain is unresolved at once. Providers are named by the table that holds now, so that a reload needs
 * no new query. Thread-safe.
 */
public final class CachedMailboxes implements Mailboxes {
    private static final Logger LOGGER = LoggerFactory.getLogger(CachedMailboxes.class);

    static final int MOST_DOMAINS = 50_000;
    static final int MOST_QUERIES = 128;
    static final int MOST_SLOW = 1_000;
    static final long SLOW_MILLIS = 500;
    static final int MOST_WAITING = 10_000;

    private final Supplier<ProviderTable> table;
    private final MxLookup lookup;
    private final AnswerCache cache;
    private final QueryLimit queries;
    private final Map<String, CompletableFuture<Mailbox>> inFlight = new ConcurrentHashMap<>();

    public CachedMailboxes(Supplier<ProviderTable> table, MxLookup lookup, Clock clock) {
        this(
                table,
                lookup,
                new AnswerCache(MOST_DOMAINS, clock),
                new QueryLimit(
                        MOST_QUERIES,
                        MOST_WAITING,
                        MOST_SLOW,
                        CompletableFuture.delayedExecutor(SLOW_MILLIS, TimeUnit.MILLISECONDS)));
    }

    CachedMailboxes(Supplier<ProviderTable> table, MxLookup lookup, AnswerCache cache, QueryLimit queries) {
        this.table = table;
        this.lookup = lookup;
        this.cache = cache;
        this.queries = queries;
    }

    @Override
    public Optional<Mailbox> known(String domain) {
        return withoutQuery(domain).or(() -> DomainNames.parse(domain).flatMap(this::cached));
    }

    @Override
    public CompletionStage<Mailbox> find(String domain) {
        return known(domain)
                .<CompletionStage<Mailbox>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> ask(DomainNames.parse(domain).orElseThrow()));
    }

    @Override
    public Mailbox byName(String domain) {
        return withoutQuery(domain)
                .orElseGet(() -> table.get().byName(DomainNames.parse(domain).orElseThrow()));
    }

    private Optional<Mailbox> cached(String name) {
        return cache.get(name).map(answer -> answer.mailbox(name, table.get()));
    }

    /** What no query can tell more about: an address literal, or no domain name at all. */
    private static Optional<Mailbox> withoutQuery(String domain) {
        Optional<Mailbox> literal = AddressLiteral.parse(domain)
                .map(address ->
                        Mailbox.of(Mailbox.Status.FOUND, ProviderName.EVERYONE_ELSE, address, "address literal"));
        return literal.isPresent() || DomainNames.parse(domain).isPresent()
                ? literal
                : Optional.of(
                        Mailbox.of(Mailbox.Status.NO_HOST, ProviderName.EVERYONE_ELSE, "invalid", "not a domain name"));
    }

    private CompletionStage<Mailbox> ask(String name) {
        CompletableFuture<Mailbox> mine = new CompletableFuture<>();
        CompletableFuture<Mailbox> running = inFlight.putIfAbsent(name, mine);
        if (running != null) {
            return running.minimalCompletionStage();
        }
        // A query that was in flight while we missed the cache may have ended before we got here.
        Optional<Mailbox> meanwhile = cached(name);
        if (meanwhile.isPresent()) {
            end(name, mine, meanwhile.get());
        } else if (!queries.submit(() -> query(name, mine))) {
            MxAnswer failed = MxAnswer.failed("too many queries wait");
            end(name, mine, table.get().mailbox(name, failed));
        }
        return mine.minimalCompletionStage();
    }

    private CompletionStage<?> query(String name, CompletableFuture<Mailbox> waiting) {
        return answer(name)
                .thenApply(answer -> cache.put(name, answer).mailbox(name, table.get()))
                .whenComplete((mailbox, failure) -> {
                    if (failure == null) {
                        end(name, waiting, mailbox);
                    } else {
                        end(name, waiting, unresolved(name, failure));
                    }
                });
    }

    private static Mailbox unresolved(String name, Throwable failure) {
        LOGGER.error("Naming the provider of {} failed", name, failure);
        return new ProviderTable(List.of()).mailbox(name, MxAnswer.failed(failure.toString()));
    }

    private CompletionStage<MxAnswer> answer(String name) {
        try {
            return lookup.lookup(name).handle((answer, failure) -> {
                String why = failure == null ? "nothing" : failure.toString();
                return answer == null ? MxAnswer.failed(why) : answer;
            });
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(MxAnswer.failed(e.toString()));
        }
    }

    private void end(String name, CompletableFuture<Mailbox> waiting, Mailbox mailbox) {
        inFlight.remove(name);
        waiting.complete(mailbox);
    }
}
