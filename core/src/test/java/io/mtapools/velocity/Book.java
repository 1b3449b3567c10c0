package io.mtapools.velocity;

import io.mtapools.config.PoolSettings;
import io.mtapools.config.ProviderSettings;
import io.mtapools.config.ScopedLimit;
import io.mtapools.config.Settings;
import io.mtapools.model.EgressIp;
import io.mtapools.model.Limit;
import io.mtapools.model.LimitScope;
import io.mtapools.model.ProviderName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a suspicious bystander writes down: every attempt with its start and end, and from that alone, the slow way,
 * whether one more would be too many. Shares no code with what it checks.
 */
final class Book {
    private static final long DAY = 86_400_000_000_000L;

    private final List<Entry> entries = new ArrayList<>();
    private final ManualTime time;

    Book(ManualTime time) {
        this.time = time;
    }

    List<Entry> inFlight() {
        return entries.stream().filter(Entry::isInFlight).collect(Collectors.toList());
    }

    /** Forgets what no limit can count any more: all but the last {@code keep}. */
    void turnPage(Duration keep) {
        entries.removeIf(entry -> entry.released || entry.end < time.elapsed() - keep.toNanos());
    }

    Entry starts(Request request, Reservation reservation) {
        Entry entry = new Entry(request, reservation, time.elapsed());
        entries.add(entry);
        return entry;
    }

    /** What one more attempt of {@code request} from {@code ip} would exceed, of limits that count for the asking pool. */
    Optional<String> exceeded(Settings settings, Request request, EgressIp ip, boolean daysToo) {
        PoolSettings pool = settings.pool(request.lane().pool()).orElseThrow();
        ProviderSettings provider = settings.provider(request.lane().provider());
        boolean others = provider.name().equals(ProviderName.EVERYONE_ELSE);
        Predicate<Entry> sameIp = entry -> entry.ip.equals(ip);
        Predicate<Entry> samePool = entry -> entry.request.lane().pool().equals(pool.name());
        Predicate<Entry> there =
                entry -> entry.request.lane().provider().equals(request.lane().provider());
        Predicate<Entry> sameDomain = entry -> entry.request.domain().equals(request.domain());
        Predicate<Entry> sameMx = entry -> entry.request.mxSet().equals(request.mxSet());
        Predicate<Entry> all = others ? sameMx : entry -> true;
        List<String> exceeded = new ArrayList<>();
        for (ScopedLimit limit : pool.limits()) {
            check(limit, limit.scope() == LimitScope.IP ? sameIp : samePool, daysToo)
                    .ifPresent(exceeded::add);
        }
        for (ScopedLimit limit : pool.limitsAt(provider)) {
            Predicate<Entry> counted = limit.scope() == LimitScope.IP
                    ? sameIp
                    : limit.scope() == LimitScope.POOL
                            ? samePool
                            : limit.scope() == LimitScope.DOMAIN ? sameDomain : all;
            check(limit, counted.and(there), daysToo).ifPresent(exceeded::add);
        }
        pool.connections().ifPresent(max -> atOnce(max, sameIp).ifPresent(exceeded::add));
        provider.connections().ifPresent(max -> atOnce(max, there.and(others ? sameMx : sameIp))
                .ifPresent(exceeded::add));
        return exceeded.stream().findFirst();
    }

    private Optional<String> atOnce(int max, Predicate<Entry> counted) {
        long now = entries.stream()
                .filter(entry -> entry.isInFlight() && counted.test(entry))
                .count();
        return now >= max ? Optional.of(now + " in flight of " + max) : Optional.empty();
    }

    private Optional<String> check(ScopedLimit scoped, Predicate<Entry> counted, boolean daysToo) {
        Limit limit = scoped.limit();
        if (limit.isDaily()) {
            return daysToo ? day(scoped, counted) : Optional.empty();
        }
        long since = time.elapsed() - limit.period().toNanos();
        long used = entries.stream()
                .filter(entry -> !entry.released && entry.end > since && counted.test(entry))
                .count();
        return used >= limit.messages() ? Optional.of(used + " of " + scoped) : Optional.empty();
    }

    private Optional<String> day(ScopedLimit scoped, Predicate<Entry> counted) {
        long cap = scoped.limit().messages();
        long midnight = time.elapsed() - Math.floorMod(time.elapsed() + DAY / 2, DAY);
        List<Entry> today = new ArrayList<>();
        for (Entry entry : entries) {
            if (!entry.released && entry.end >= midnight && counted.test(entry)) {
                today.add(entry);
            }
        }
        long accepted = today.stream()
                .filter(entry -> entry.isInFlight() || entry.delivered)
                .count();
        boolean full = accepted >= cap || today.size() >= Math.ceil(1.5 * cap);
        return full ? Optional.of(accepted + " and " + today.size() + " today of " + scoped) : Optional.empty();
    }

    /** One attempt. */
    static final class Entry {
        final Request request;
        final EgressIp ip;
        final Reservation reservation;
        final long start;
        long end = Long.MAX_VALUE;
        boolean delivered;
        boolean released;

        private Entry(Request request, Reservation reservation, long start) {
            this.request = request;
            this.reservation = reservation;
            this.ip = reservation.ip();
            this.start = start;
        }

        boolean isInFlight() {
            return end == Long.MAX_VALUE && !released;
        }
    }
}
