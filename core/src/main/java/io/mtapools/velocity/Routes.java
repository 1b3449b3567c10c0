package io.mtapools.velocity;

import io.mtapools.config.Settings;
import io.mtapools.model.EgressIp;
import io.mtapools.model.LaneKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** All lanes under the settings of now, and how those change. Not thread-safe. */
final class Routes {
    private static final String TRANSACTIONAL = "transactional";

    private final Hall hall;
    private final Map<LaneKey, Route> byLane = new HashMap<>();
    private final Set<EgressIp> paused = new HashSet<>();
    private Settings settings;

    Routes(Hall hall, Settings settings) {
        this.hall = hall;
        this.settings = settings;
    }

    Settings settings() {
        return settings;
    }

    Set<EgressIp> paused() {
        return paused;
    }

    Collection<Route> all() {
        return byLane.values();
    }

    Route of(LaneKey lane, Moment moment) {
        Route route = byLane.get(lane);
        if (route == null) {
            route = new Route(lane, settings, hall, paused, moment);
            byLane.put(lane, route);
        }
        return route;
    }

    void add(Waiter waiter, Moment moment) {
        lineOf(waiter.request(), moment).add(waiter, moment);
    }

    Line lineOf(Request request, Moment moment) {
        boolean transactional = request.stream().type().value().equals(TRANSACTIONAL);
        return of(request.lane(), moment).line(transactional);
    }

    /** All waiters in the order of asking. */
    List<Waiter> waiters() {
        List<Waiter> all = new ArrayList<>();
        byLane.values().forEach(route -> route.lines().forEach(line -> all.addAll(line.waiters())));
        all.sort(Comparator.comparingLong(Waiter::number));
        return all;
    }

    /** New settings, for what waits and what is in flight too. What was counted stays. */
    void change(Settings to, Moment moment) {
        List<Waiter> waiters = waiters();
        List<Line> before = new ArrayList<>();
        byLane.values().forEach(route -> before.addAll(route.lines()));
        byLane.clear();
        hall.agenda().clear();
        hall.meters().forgetGauges(moment);
        settings = to;
        for (Line old : before) {
            if (to.pool(old.route().lane().pool()).isPresent()) {
                of(old.route().lane(), moment).line(old.isTransactional()).served(old.served());
            }
        }
        hall.inFlight().forEach(grant -> of(grant.request().lane(), moment).recount(grant, moment));
        waiters.forEach(waiter -> add(waiter, moment));
    }

    void pause(EgressIp ip, Moment moment) {
        if (paused.add(ip)) {
            forEach(ip, moment, (set, candidate) -> set.pause(candidate, moment));
        }
    }

    void resume(EgressIp ip, Moment moment) {
        if (paused.remove(ip)) {
            forEach(ip, moment, (set, candidate) -> set.resume(candidate, moment));
        }
    }

    private void forEach(EgressIp ip, Moment moment, BiConsumer<Candidates, Candidate> change) {
        for (Route route : byLane.values()) {
            for (Line line : route.lines()) {
                for (Candidates set : line.supply().made()) {
                    Optional<Candidate> candidate = set.of(ip);
                    candidate.ifPresent(found -> change.accept(set, found));
                    candidate.ifPresent(found -> line.candidatesChanged(found, moment));
                }
            }
        }
    }
}
