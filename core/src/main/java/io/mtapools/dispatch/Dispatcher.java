package io.mtapools.dispatch;

import io.mtapools.config.Settings;
import io.mtapools.model.LaneKey;
import io.mtapools.model.PoolName;
import io.mtapools.velocity.Gate;
import io.mtapools.velocity.Obstacle;
import io.mtapools.velocity.Timer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The pump: from lanes and held mail through the gate to delivery, and back to held mail or out. Thread-safe. */
public final class Dispatcher {
    private final Routes routes;
    private final HeldMail held;
    private final HeldPump heldPump;
    private final Attempts attempts;
    private final Settlement settlement;
    private final LaneTable table;
    private boolean started;

    /**
     * @param io runs what may block for a moment (a queue, a repository); few threads are enough
     * @param settings the settings as they are now
     */
    public Dispatcher(
            Lanes lanes,
            Held store,
            Delivery delivery,
            Gate gate,
            Routes routes,
            Supplier<Settings> settings,
            Clock clock,
            Timer timer,
            Executor io) {
        this.routes = routes;
        RetryPolicy retry = new RetryPolicy(settings);
        this.held = new HeldMail(store, clock, timer);
        this.settlement = new Settlement(delivery, held, retry, routes, clock, timer, io);
        this.attempts = new Attempts(delivery, settlement, settings.get().attemptsAtOnce());
        Works works = new Works(gate, attempts, settlement, held, retry, routes, clock, io);
        this.heldPump = new HeldPump(works);
        this.table = new LaneTable(lanes, (key, lane, all) -> new LanePump(key, lane, all, works));
    }

    /** Takes up what waited when the process ended, and begins to hand out. Later calls do nothing. May block. */
    public synchronized void start() {
        if (!started) {
            started = true;
            held.start(heldPump);
            table.start();
        }
    }

    /**
     * Takes a delivery over. May block.
     *
     * @throws RuntimeException where no queue or repository took it; it is then still the caller's
     */
    public void accept(Parcel parcel) {
        Optional<Facts> routed = routes.route(parcel.facts());
        if (routed.isPresent()) {
            table.laneFor(routed.get()).put(parcel.with(routed.get()));
        } else {
            settlement.holdUnrouted(parcel);
        }
    }

    /** Starts no more attempts. What is in flight goes on, the rest stays or goes back to where it was. */
    public void stop() {
        heldPump.stop();
        held.stop();
        table.stop();
    }

    /** Attempts that run now. */
    public int inFlight() {
        return attempts.inFlight();
    }

    /** Attempts that ended and could not be put into effect yet, because a queue or repository does not answer. */
    public int unsettled() {
        return settlement.unsettled();
    }

    /** All that is held, of all pools. */
    public int held() {
        return held.count();
    }

    /** The lanes of a pool. */
    public List<LaneView> lanes(PoolName pool) {
        Map<LaneKey, List<LanePump>> byLane = table.pumps().stream()
                .filter(pump -> pump.key().pool().equals(pool))
                .collect(Collectors.groupingBy(LanePump::key, LinkedHashMap::new, Collectors.toList()));
        List<LaneView> views = new ArrayList<>();
        byLane.forEach((key, pumps) -> views.add(view(key, pumps)));
        return views;
    }

    private LaneView view(LaneKey key, List<LanePump> pumps) {
        long waiting = pumps.stream().mapToLong(pump -> pump.lane().size()).sum();
        Optional<Obstacle> obstacle =
                pumps.stream().flatMap(pump -> pump.obstacle().stream()).findFirst();
        String hash = HeldName.laneHash(key);
        OptionalLong due = held.nextDue(hash);
        return new LaneView(
                key,
                waiting,
                held.count(hash),
                obstacle.orElse(null),
                due.isPresent() ? Instant.ofEpochMilli(due.getAsLong()) : null);
    }
}
