package io.mtapools.velocity;

import io.mtapools.config.IpSettings;
import io.mtapools.config.PoolSettings;
import io.mtapools.config.ProviderSettings;
import io.mtapools.model.EgressIp;
import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells how things stand and changes nothing. Looks at every IP of a pool: for those who ask. Not thread-safe. */
final class Views {
    private final Hall hall;
    private final Routes routes;
    private final Clocks clocks;

    Views(Hall hall, Routes routes, Clocks clocks) {
        this.hall = hall;
        this.routes = routes;
        this.clocks = clocks;
    }

    List<IpView> of(PoolName name, Moment moment) {
        List<IpView> views = new ArrayList<>();
        PoolSettings pool = routes.settings().pool(name).orElse(null);
        for (IpSettings ip : pool == null ? List.<IpSettings>of() : pool.ips()) {
            views.add(view(pool, ip, moment));
        }
        return views;
    }

    private IpView view(PoolSettings pool, IpSettings settings, Moment moment) {
        EgressIp ip = settings.ip();
        List<Usage> usages = new ArrayList<>();
        Optional<Meter> overall = hall.meters().find(Keys.ip(ip));
        for (ProviderSettings provider : routes.settings().providers()) {
            PoolLimits limits = new PoolLimits(pool, provider);
            if (usages.isEmpty()) {
                overall.ifPresent(meter -> usages.addAll(usages(null, meter.gauge(limits.ip(), moment), moment)));
            }
            hall.meters()
                    .find(Keys.ip(ip, provider.name()))
                    .map(meter -> meter.gauge(limits.ipAtProvider(), moment))
                    .ifPresent(gauge -> usages.addAll(usages(provider.name(), gauge, moment)));
        }
        boolean paused = routes.paused().contains(ip);
        return new IpView(
                ip, paused, settings.standby(), overall.map(Meter::inFlight).orElse(0), usages);
    }

    private static List<Usage> usages(ProviderName provider, Gauge gauge, Moment moment) {
        List<Usage> usages = new ArrayList<>();
        Limits limits = gauge.limits();
        Duration freeIn = wait(gauge.freeAt(moment), moment);
        for (int i = 0; i < limits.rates().size(); i++) {
            Limits.Rate rate = limits.rates().get(i);
            usages.add(new Usage(provider, rate.toString(), gauge.used(i, moment), rate.messages(), freeIn));
        }
        int inFlight = gauge.meter().inFlight();
        if (limits.perDay() != Limits.NONE) {
            long used = gauge.meter().day(moment).used(inFlight);
            usages.add(new Usage(provider, limits.perDay() + " per day", used, limits.perDay(), freeIn));
        }
        if (limits.atOnce() != Limits.NONE) {
            usages.add(new Usage(provider, limits.atOnce() + " at once", inFlight, limits.atOnce(), freeIn));
        }
        return usages;
    }

    Explanation explain(Request request, Moment moment) {
        Line line = routes.lineOf(request, moment);
        Waiter asking = new Waiter(0, request, null);
        asking.waitsIn(line);
        List<Explanation.Option> options = new ArrayList<>();
        List<Candidate> eligible = new ArrayList<>();
        Optional<Candidate> kept = line.supply().kept(request, moment);
        for (Candidates set : line.supply().asked(moment)) {
            for (Candidate candidate : set.all()) {
                Explanation.Option option = option(candidate, kept, moment);
                options.add(option);
                if (option.eligible()) {
                    eligible.add(candidate);
                }
            }
        }
        boolean held = hall.agenda().obstacle(line.route().shared(), moment).isPresent()
                || hall.agenda()
                        .obstacle(line.ownGauges(asking, moment), moment)
                        .isPresent();
        Optional<Candidate> chosen = held ? Optional.empty() : eligible.stream().min(byChoice(moment));
        Obstacle obstacle = chosen.isPresent() ? null : Obstacles.of(asking, moment, hall, clocks);
        int before = line.waiters().size();
        return new Explanation(
                obstacle, before, options, chosen.map(Candidate::ip).orElse(null));
    }

    private Explanation.Option option(Candidate candidate, Optional<Candidate> kept, Moment moment) {
        EgressIp ip = candidate.ip();
        PoolName owner = candidate.owner();
        if (routes.paused().contains(ip)) {
            return new Explanation.Option(ip, owner, false, "paused", null);
        }
        if (kept.isPresent() && kept.get() != candidate) {
            return new Explanation.Option(
                    ip, owner, false, "keeps " + kept.get().ip(), null);
        }
        Optional<Gauge> obstacle = hall.agenda().obstacle(candidate.gauges(), moment);
        if (obstacle.isPresent()) {
            Duration wait = wait(obstacle.get().freeAt(moment), moment);
            return new Explanation.Option(
                    ip, owner, false, "at " + obstacle.get().why(moment), wait);
        }
        String load = Math.round(candidate.loadNow(moment) * 100) + "% of its limits used";
        return new Explanation.Option(ip, owner, true, load, Duration.ZERO);
    }

    private static Comparator<Candidate> byChoice(Moment moment) {
        return Comparator.<Candidate, Boolean>comparing(Candidate::borrows)
                .thenComparing(Candidate::isStandby)
                .thenComparingDouble(candidate -> candidate.loadNow(moment))
                .thenComparingLong(Candidate::lastUsedNow);
    }

    private static Duration wait(long tick, Moment moment) {
        return tick == Moment.NEVER ? null : Duration.ofNanos(Math.max(0, tick - moment.tick()));
    }
}
