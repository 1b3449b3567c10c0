package io.mtapools.velocity;

import io.mtapools.config.IpSettings;
import io.mtapools.config.Lending;
import io.mtapools.config.PoolSettings;
import io.mtapools.config.ProviderSettings;
import io.mtapools.config.Settings;
import io.mtapools.config.StreamSettings;
import io.mtapools.model.EgressIp;
import io.mtapools.model.LaneKey;
import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A lane under the settings of now: what limits it, its candidates and its two lines. Not thread-safe. */
final class Route {
    private final LaneKey lane;
    private final Settings settings;
    private final Hall hall;
    private final Set<EgressIp> paused;
    private final Optional<PoolSettings> pool;
    private final ProviderSettings provider;
    private final Optional<PoolLimits> limits;
    private final List<Gauge> shared = new ArrayList<>();
    private final Line transactional;
    private final Line other;

    /** @param paused the IPs that are, now or later */
    Route(LaneKey lane, Settings settings, Hall hall, Set<EgressIp> paused, Moment moment) {
        this.lane = lane;
        this.settings = settings;
        this.hall = hall;
        this.paused = paused;
        this.pool = settings.pool(lane.pool());
        this.provider = settings.provider(lane.provider());
        this.limits = pool.map(found -> new PoolLimits(found, provider));
        limits.ifPresent(set -> limitAll(set, moment));
        this.transactional = new Line(this, hall, true);
        this.other = new Line(this, hall, false);
    }

    private void limitAll(PoolLimits set, Moment moment) {
        shared.add(gauge(Keys.pool(lane.pool()), set.pool(), moment));
        shared.add(gauge(Keys.pool(lane.pool(), provider.name()), set.poolAtProvider(), moment));
        if (!provider.name().equals(ProviderName.EVERYONE_ELSE)) {
            shared.add(gauge(Keys.provider(provider.name()), set.provider(), moment));
        }
    }

    LaneKey lane() {
        return lane;
    }

    /** Empty where the settings have no such pool: its mail waits for others. */
    Optional<PoolSettings> pool() {
        return pool;
    }

    /** Everyone else's for a provider that the settings don't have. */
    ProviderSettings provider() {
        return provider;
    }

    Line line(boolean isTransactional) {
        return isTransactional ? transactional : other;
    }

    List<Line> lines() {
        return List.of(transactional, other);
    }

    /** What holds all of the lane's mail. */
    List<Gauge> shared() {
        return shared;
    }

    /** How many turns its stream has for one of another. */
    int weightOf(Request request) {
        return settings.stream(request.stream()).map(StreamSettings::weight).orElse(StreamSettings.STANDARD_WEIGHT);
    }

    private Optional<Limits> streamLimits(Request request) {
        return settings.stream(request.stream())
                .flatMap(StreamSettings::limit)
                .map(limit -> Limits.of(List.of(limit), OptionalInt.empty()));
    }

    /** What holds this mail and its like alone: its domain, its MX set, its stream. */
    List<Gauge> ownOf(Request request, Moment moment) {
        if (limits.isEmpty()) {
            return List.of();
        }
        List<Gauge> own = new ArrayList<>(3);
        hall.meters().sweep(moment);
        if (!limits.get().domain().isUnlimited()) {
            String key = Keys.domain(request.domain(), provider.name());
            own.add(hall.meters().passing(key, moment).gauge(limits.get().domain(), moment));
        }
        if (!limits.get().mxSet().isUnlimited()) {
            String key = Keys.mxSet(request.mxSet());
            own.add(hall.meters().passing(key, moment).gauge(limits.get().mxSet(), moment));
        }
        streamLimits(request)
                .ifPresent(of -> own.add(hall.meters()
                        .passing(Keys.stream(request.stream()), moment)
                        .gauge(of, moment)));
        return own;
    }

    /** The same as a key: mail with an equal one is held alike. */
    Object ownKey(Request request) {
        boolean byDomain = limits.isPresent() && !limits.get().domain().isUnlimited();
        boolean byMxSet = limits.isPresent() && !limits.get().mxSet().isUnlimited();
        boolean byStream = streamLimits(request).isPresent();
        return List.of(
                byDomain ? request.domain() : "",
                byMxSet ? request.mxSet() : "",
                byStream ? request.stream() : "",
                request.keep());
    }

    Candidates ownCandidates(Line line, Moment moment) {
        Candidates candidates = new Candidates(line, lane.pool(), false, hall.agenda());
        if (pool.isPresent()) {
            int index = 0;
            for (IpSettings ip : pool.get().ips()) {
                List<Gauge> gauges = ipGauges(ip.ip(), limits.get(), moment);
                add(candidates, ip, index++, gauges, moment);
            }
        }
        return candidates;
    }

    /** Those of the pool that lends to this one when it is full; empty if none does. */
    Optional<Candidates> borrowedCandidates(Line line, Moment moment) {
        Optional<PoolSettings> lender = pool.flatMap(PoolSettings::whenFull).flatMap(settings::pool);
        Optional<Lending> lending = lender.flatMap(from ->
                from.lends().stream().filter(to -> to.to().equals(lane.pool())).findFirst());
        if (lending.isEmpty()) {
            return Optional.empty();
        }
        PoolName owner = lender.get().name();
        PoolLimits lent = new PoolLimits(lender.get(), provider);
        Candidates candidates = new Candidates(line, owner, true, hall.agenda());
        int index = 0;
        for (IpSettings ip : lender.get().ips()) {
            List<Gauge> gauges = ipGauges(ip.ip(), lent, moment);
            gauges.addAll(lentGauges(ip.ip(), owner, lent, lending.get().upTo(), moment));
            add(candidates, ip, index++, gauges, moment);
        }
        return Optional.of(candidates);
    }

    private void add(Candidates to, IpSettings ip, int index, List<Gauge> gauges, Moment moment) {
        Meter atProvider = hall.meters().standing(Keys.ip(ip.ip(), provider.name()));
        Candidate candidate = new Candidate(hall.nextNumber(), to, ip, index, gauges, atProvider);
        to.add(candidate, paused.contains(ip.ip()), moment);
    }

    private List<Gauge> ipGauges(EgressIp ip, PoolLimits by, Moment moment) {
        List<Gauge> gauges = new ArrayList<>(2);
        gauges.add(gauge(Keys.ip(ip), by.ip(), moment));
        gauges.add(gauge(Keys.ip(ip, provider.name()), by.ipAtProvider(), moment));
        return gauges;
    }

    private List<Gauge> lentGauges(EgressIp ip, PoolName owner, PoolLimits by, double upTo, Moment moment) {
        List<Gauge> gauges = new ArrayList<>();
        gauges.add(gauge(Keys.pool(owner), by.pool(), moment));
        gauges.add(gauge(Keys.pool(owner, provider.name()), by.poolAtProvider(), moment));
        gauges.add(lentPart(Keys.ip(ip), by.ip(), upTo, moment));
        gauges.add(lentPart(Keys.ip(ip, provider.name()), by.ipAtProvider(), upTo, moment));
        gauges.add(lentPart(Keys.pool(owner), by.pool(), upTo, moment));
        gauges.add(lentPart(Keys.pool(owner, provider.name()), by.poolAtProvider(), upTo, moment));
        return gauges;
    }

    private Gauge lentPart(String key, Limits whole, double upTo, Moment moment) {
        return gauge(Keys.lent(lane.pool(), key), whole.share(upTo), moment);
    }

    private Gauge gauge(String key, Limits by, Moment moment) {
        return hall.meters().standing(key).gauge(by, moment);
    }

    /** Counts an attempt that was in flight before these settings wherever they count one. */
    void recount(Grant grant, Moment moment) {
        shared.forEach(gauge -> grant.join(gauge.meter(), moment));
        ownOf(grant.request(), moment).forEach(gauge -> grant.join(gauge.meter(), moment));
        grant.join(hall.meters().standing(Keys.ip(grant.ip())), moment);
        grant.join(hall.meters().standing(Keys.ip(grant.ip(), provider.name())), moment);
    }
}
