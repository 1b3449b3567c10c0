package io.mtapools.james;

import io.mtapools.provider.MxAnswer;
import io.mtapools.provider.MxLookup;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupSession;

/**
 * Asks the DNS servers of James' {@code dnsservice.xml}, through the cache that James asks: both are dnsjava's defaults
 * unless {@code setAsDNSJavaDefault} is off. No thread waits for an answer. Thread-safe.
 *
 * <p>MX first (RFC 5321, 5.1); where the domain exists without one, the address that stands in for it. A domain that does
 * not exist has neither (RFC 8020). CNAMEs are followed.
 */
public class DnsMxLookup implements MxLookup {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_ALIASES = 16;

    private final Supplier<LookupSession> sessions;
    private final Duration patience;

    @Inject
    public DnsMxLookup() {
        this(DnsMxLookup::jamesSession, PATIENCE);
    }

    DnsMxLookup(Supplier<LookupSession> sessions, Duration patience) {
        this.sessions = sessions;
        this.patience = patience;
    }

    @Override
    public CompletionStage<MxAnswer> lookup(String domain) {
        try {
            Name name = Name.fromString(domain, Name.root);
            return ask(sessions.get(), name)
                    .toCompletableFuture()
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    // Leaves the resolver's and the timer's thread: who waits may do more than a moment's work.
                    .handleAsync((answer, failure) -> failure == null ? answer : DnsAnswers.failed(failure));
        } catch (TextParseException | RuntimeException e) {
            return CompletableFuture.completedFuture(MxAnswer.failed(e.toString()));
        }
    }

    /** Each time anew, because James sets the defaults when it starts its own DNS service, which may be after us. */
    private static LookupSession jamesSession() {
        return LookupSession.builder()
                .resolver(Lookup.getDefaultResolver())
                .cache(Lookup.getDefaultCache(DClass.IN))
                .maxRedirects(MOST_ALIASES)
                .build();
    }

    private static CompletionStage<MxAnswer> ask(LookupSession session, Name name) {
        return records(session, name, Type.MX, DnsAnswers::mailHosts)
                .thenCompose(mx -> mx.isPresent() ? completed(mx) : address(session, name))
                .thenApply(answer -> answer.orElseGet(DnsAnswers::noHost));
    }

    private static CompletionStage<Optional<MxAnswer>> address(LookupSession session, Name name) {
        Function<List<Record>, MxAnswer> implicit = records -> DnsAnswers.implicit(name, records);
        return records(session, name, Type.A, implicit)
                .thenCompose(v4 -> DnsAnswers.isFound(v4)
                        ? completed(v4)
                        // An address of the other family still tells; else that the first one failed.
                        : records(session, name, Type.AAAA, implicit)
                                .thenApply(v6 -> DnsAnswers.isFound(v6) ? v6 : v4.or(() -> v6)));
    }

    /** Empty where the domain exists without such a record. */
    private static CompletionStage<Optional<MxAnswer>> records(
            LookupSession session, Name name, int type, Function<List<Record>, MxAnswer> read) {
        return session.lookupAsync(name, type).handle((result, failure) -> {
            if (failure != null) {
                return DnsAnswers.failure(failure);
            }
            List<Record> records = DnsAnswers.ofType(type, result);
            return records.isEmpty() ? Optional.empty() : Optional.of(read.apply(records));
        });
    }

    private static CompletionStage<Optional<MxAnswer>> completed(Optional<MxAnswer> answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
