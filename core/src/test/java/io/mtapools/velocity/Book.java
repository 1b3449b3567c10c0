package io.mtapools.velocity;

import io.mtapools.config.PoolSettings;
import io.mtapools.config.ProviderSettings;
import io.mtapools.config.ScopedLimit;
import io.mtapools.config.Settings;
import io.mtapools.model.EgressIp;
import io.mtapools.model.Limit;
import io.mtapools.model.LimitScope;
import io.mtapools.model.PoolName;
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

    /** What one more attempt of {@code request} from {@code ip} of {@code owner} would exceed. */
    Optional<String> exceeded(Settings settings, Request request, EgressIp ip, PoolName owner) {
        PoolSettings asking = settings.pool(request.lane().pool()).orElseThrow();
        PoolSettings owning = settings.pool(owner).orElseThrow();
        Predicate<Entry> all = entry -> true;
        List<String> exceeded = new ArrayList<>();
        check(settings, request, asking, ip, all, 1, exceeded);
        if (asking != owning) {
            exceeded.clear();
            check(settings, request, asking, null, all, 1, exceeded);
            check(settings, request, owning, ip, all, 1, exceeded);
            Predicate<Entry> lent = entry ->
                    entry.owner.equals(owner) && entry.request.lane().pool().equals(asking.name());
            check(settings, request, owning, ip, lent, owning.lends().get(0).upTo(), exceeded);
        }
        return exceeded.stream().findFirst();
    }

    /** The limits of one pool's settings; those of each IP only if one is given. */
    private void check(
            Settings settings,
            Request request,
            PoolSettings pool,
            EgressIp ip,
            Predicate<Entry> among,
            double share,
            List<String> exceeded) {
        ProviderSettings provider = settings.provider(request.lane().provider());
        boolean others = provider.name().equals(ProviderName.EVERYONE_ELSE);
        Predicate<Entry> sameIp = among.and(entry -> entry.ip.equals(ip));
        Predicate<Entry> samePool = among.and(entry ->
                entry.owner.equals(pool.name()) || entry.request.lane().pool().equals(pool.name()));
        Predicate<Entry> there =
                entry -> entry.request.lane().provider().equals(request.lane().provider());
        Predicate<Entry> sameDomain = entry -> entry.request.domain().equals(request.domain());
        Predicate<Entry> sameMx = entry -> entry.request.mxSet().equals(request.mxSet());
        for (ScopedLimit limit : pool.limits()) {
            if (limit.scope() != LimitScope.IP || ip != null) {
                check(limit, share, limit.scope() == LimitScope.IP ? sameIp : samePool)
                        .ifPresent(exceeded::add);
            }
        }
        for (ScopedLimit limit : pool.limitsAt(provider)) {
            Predicate<Entry> counted = there;
            switch (limit.scope()) {
                case IP:
                    counted = ip == null ? entry -> false : there.and(sameIp);
                    break;
                case POOL:
                    counted = there.and(samePool);
                    break;
                case DOMAIN:
                    counted = pool.name().equals(request.lane().pool()) ? there.and(sameDomain) : entry -> false;
                    break;
                default:
                    counted = !pool.name().equals(request.lane().pool())
                            ? entry -> false
                            : others ? there.and(sameMx) : there;
            }
            boolean ofIpOrPool = limit.scope() == LimitScope.IP || limit.scope() == LimitScope.POOL;
            if (limit.scope() != LimitScope.IP || ip != null) {
                check(limit, ofIpOrPool ? share : 1, counted).ifPresent(exceeded::add);
            }
        }
        if (ip != null) {
            pool.connections().ifPresent(max -> atOnce(max, share, sameIp).ifPresent(exceeded::add));
            if (!others) {
                provider.connections()
                        .ifPresent(max -> atOnce(max, share, there.and(sameIp)).ifPresent(exceeded::add));
            }
        }
        if (others) {
            provider.connections()
                    .ifPresent(max -> atOnce(max, 1, there.and(sameMx)).ifPresent(exceeded::add));
        }
    }

    private static long part(double share, long of) {
        return share == 1 ? of : (long) Math.floor(share * of + 1e-6);
    }

    private Optional<String> atOnce(int whole, double share, Predicate<Entry> counted) {
        long max = part(share, whole);
        long now = entries.stream()
                .filter(entry -> entry.isInFlight() && counted.test(entry))
                .count();
        return now >= max ? Optional.of(now + " in flight of " + max) : Optional.empty();
    }

    private Optional<String> check(ScopedLimit scoped, double share, Predicate<Entry> counted) {
        Limit limit = scoped.limit();
        long messages = part(share, limit.messages());
        if (limit.isDaily()) {
            return day(messages, counted);
        }
        long since = time.elapsed() - limit.period().toNanos();
        long used = entries.stream()
                .filter(entry -> !entry.released && entry.end > since && counted.test(entry))
                .count();
        return used >= messages ? Optional.of(used + " of " + messages + " of " + scoped) : Optional.empty();
    }

    private Optional<String> day(long cap, Predicate<Entry> counted) {
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
        return full ? Optional.of(accepted + " and " + today.size() + " today of " + cap) : Optional.empty();
    }

    /** One attempt. */
    static final class Entry {
        final Request request;
        final EgressIp ip;
        final PoolName owner;
        final Reservation reservation;
        final long start;
        long end = Long.MAX_VALUE;
        boolean delivered;
        boolean released;

        private Entry(Request request, Reservation reservation, long start) {
            this.request = request;
            this.reservation = reservation;
            this.ip = reservation.ip();
            this.owner = reservation.owner();
            this.start = start;
        }

        boolean isInFlight() {
            return end == Long.MAX_VALUE && !released;
        }
    }
}
