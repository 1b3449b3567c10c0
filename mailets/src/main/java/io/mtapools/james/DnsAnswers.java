package io.mtapools.james;

import io.mtapools.provider.MxAnswer;
import io.mtapools.provider.MxHost;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/** What dnsjava's results and failures say of a domain's mail hosts. */
final class DnsAnswers {
    /** dnsjava tells no negative answer's TTL. */
    private static final Duration NEGATIVE_TTL = Duration.ofMinutes(5);

    private DnsAnswers() {}

    /** Without those that led there (CNAME). */
    static List<Record> ofType(int type, LookupResult result) {
        return result.getRecords().stream()
                .filter(record -> record.getType() == type)
                .collect(Collectors.toList());
    }

    /** @param records of type MX, at least one */
    static MxAnswer mailHosts(List<Record> records) {
        List<MxHost> hosts = records.stream()
                .map(MXRecord.class::cast)
                .filter(mx -> !mx.getTarget().equals(Name.root))
                .map(mx -> MxHost.of(mx.getPriority(), mx.getTarget().toString(true)))
                .collect(Collectors.toList());
        return hosts.isEmpty() ? MxAnswer.nullMx(ttl(records)) : MxAnswer.found(hosts, ttl(records));
    }

    static MxAnswer implicit(Name name, List<Record> addresses) {
        return MxAnswer.implicit(name.toString(true), ttl(addresses));
    }

    static MxAnswer noHost() {
        return MxAnswer.noHost(NEGATIVE_TTL);
    }

    static boolean isFound(Optional<MxAnswer> answer) {
        return answer.filter(known -> known.status() == MxAnswer.Status.FOUND).isPresent();
    }

    /** Empty where what failed is that the domain exists without a record of the type. */
    static Optional<MxAnswer> failure(Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof NoSuchRRSetException) {
            return Optional.empty();
        }
        return Optional.of(cause instanceof NoSuchDomainException ? noHost() : failed(failure));
    }

    static MxAnswer failed(Throwable failure) {
        Throwable cause = cause(failure);
        return MxAnswer.failed(cause instanceof TimeoutException ? "timed out" : cause.toString());
    }

    private static Duration ttl(List<Record> records) {
        return Duration.ofSeconds(
                records.stream().mapToLong(Record::getTTL).min().orElse(0));
    }

    private static Throwable cause(Throwable failure) {
        boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
        return wrapped ? cause(failure.getCause()) : failure;
    }
}
