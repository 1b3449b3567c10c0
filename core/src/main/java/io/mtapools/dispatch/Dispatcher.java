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
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The pump: from lanes and held mail through the gate to delivery, and back to held mail or out. Thread-safe. */
public final class Dispatcher {
    private final Routes routes;
    private final HeldMail held;
    private final HeldPump heldPump;
    private final Attempts attempts;
    private final Settlement settlement;
    private final LaneTable table;
    private final Supplier<Settings> settings;
    private final Clock clock;
    private boolean heldStarted;
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
        this.settings = settings;
        this.clock = clock;
        RetryPolicy retry = new RetryPolicy(settings);
        this.held = new HeldMail(store, clock, timer);
        this.settlement = new Settlement(delivery, held, retry, clock, timer, io);
        this.attempts = new Attempts(delivery, settlement, io, settings.get().attemptsAtOnce());
        Works works = new Works(gate, attempts, settlement, held, retry, routes, clock, timer, io);
        this.heldPump = new HeldPump(works);
        this.table = new LaneTable(lanes, (key, lane, all) -> new LanePump(key, lane, all, works));
    }

    /**
     * Takes up what waited when the process ended, and begins to hand out. Later calls do nothing. May block.
     *
     * @throws RuntimeException where a queue or repository does not answer; it may be called again
     */
    public synchronized void start() {
        if (!heldStarted) {
            held.start(heldPump);
            heldStarted = true;
        }
        if (!started) {
            table.start();
            started = true;
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
            held.put(parcel.with(Unrouted.facts(parcel.facts())), clock.instant());
        }
    }

    /** From now on so many attempts run at once, at most. */
    public void resize(int attemptsAtOnce) {
        attempts.resize(attemptsAtOnce);
    }

    /** Settings or ways out have changed: what waits at the gate asks anew, by the routes as they are now. */
    public void recheck() {
        heldPump.recheck();
        table.pumps().forEach(LanePump::recheck);
    }

    /** Starts no more attempts. What is in flight goes on, the rest stays or goes back to where it was. */
    public void stop() {
        attempts.stop();
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

    /** The lanes of a pool, and what is held of it for providers that have none. Costs a walk over what is held. */
    public List<LaneView> lanes(PoolName pool) {
        Map<LaneKey, List<LanePump>> byLane = table.pumps().stream()
                .filter(pump -> pump.key().pool().equals(pool))
                .collect(Collectors.groupingBy(LanePump::key, LinkedHashMap::new, Collectors.toList()));
        settings.get().providers().stream()
                .map(provider -> LaneKey.of(pool, provider.name()))
                .filter(key -> held.count(HeldName.laneHash(key)) > 0)
                .forEach(key -> byLane.putIfAbsent(key, List.of()));
        Map<Integer, Long> nextDue = held.nextDue();
        List<LaneView> views = new ArrayList<>();
        byLane.forEach((key, pumps) -> views.add(view(key, pumps, nextDue.get(HeldName.laneHash(key)))));
        return views;
    }

    private LaneView view(LaneKey key, List<LanePump> pumps, Long nextDue) {
        long[] sizes = pumps.stream().mapToLong(pump -> pump.lane().size()).toArray();
        boolean unknown = LongStream.of(sizes).anyMatch(size -> size < 0);
        Optional<Obstacle> obstacle =
                pumps.stream().flatMap(pump -> pump.obstacle().stream()).findFirst();
        return new LaneView(
                key,
                unknown ? -1 : LongStream.of(sizes).sum(),
                held.count(HeldName.laneHash(key)),
                obstacle.orElse(null),
                nextDue == null ? null : Instant.ofEpochMilli(nextDue));
    }
}
