package io.mtapools.dispatch;

import io.mtapools.model.LaneKey;
import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * The lanes of this node, made when first used. A lane is up to four queues, so that one campaign does not stand in front of
 * the next; a queue may cost James a thread, so their number is bounded: when it grows, lanes are no longer split, and
 * beyond the bound providers share their pool's everyone-else lane. Thread-safe.
 */
final class LaneTable {
    /** Queues of one lane. */
    static final int PARTS = 4;
    /** With this many queues, new lanes are one queue each. */
    static final int SPLIT_UNTIL = 48;
    /** With this many queues, providers share the everyone-else lane. */
    static final int MOST = 128;

    private static final String PREFIX = "mta-pools";

    private final Lanes lanes;
    private final BiFunction<LaneKey, Lane, LanePump> pumpOf;
    private final Map<String, LanePump> pumps = new ConcurrentHashMap<>();
    private boolean started;
    private boolean stopped;

    LaneTable(Lanes lanes, PumpMaker maker) {
        this.lanes = lanes;
        this.pumpOf = (key, lane) -> maker.make(key, lane, this);
    }

    /** Opens all lanes that were made before; hands out from now on. May block. */
    synchronized void start() {
        for (String name : lanes.remembered()) {
            keyOf(name).ifPresent(key -> open(name, key));
        }
        started = true;
        pumps.values().forEach(LanePump::start);
    }

    synchronized void stop() {
        stopped = true;
        pumps.values().forEach(LanePump::stop);
    }

    /** The queue that a delivery goes to, made where it is missing. May block. */
    Lane laneFor(Facts facts) {
        LaneKey key = facts.lane();
        int part = Math.floorMod(facts.stream().hashCode(), PARTS);
        LanePump found = pumps.get(name(key, part));
        return (found == null ? make(key, part) : found).lane();
    }

    /** Whether mail with these facts does not belong into the lane of {@code here} (any more). */
    boolean belongsElsewhere(Facts facts, LaneKey here) {
        LaneKey there = facts.lane();
        if (there.equals(here)) {
            return false;
        }
        boolean guest = here.provider().equals(ProviderName.EVERYONE_ELSE)
                && there.pool().equals(here.pool());
        return !guest || pumps.containsKey(name(there, 0));
    }

    Collection<LanePump> pumps() {
        return pumps.values();
    }

    private synchronized LanePump make(LaneKey key, int wanted) {
        int part = pumps.size() < SPLIT_UNTIL ? wanted : 0;
        LanePump found = pumps.get(name(key, part));
        if (found != null) {
            return found;
        }
        LaneKey shared = LaneKey.of(key.pool(), ProviderName.EVERYONE_ELSE);
        if (pumps.size() >= MOST && !key.equals(shared)) {
            return make(shared, 0);
        }
        return open(name(key, part), key);
    }

    private LanePump open(String name, LaneKey key) {
        LanePump pump = pumpOf.apply(key, lanes.lane(name));
        pumps.put(name, pump);
        if (started && !stopped) {
            pump.start();
        }
        return pump;
    }

    private static String name(LaneKey key, int part) {
        return String.join(".", PREFIX, key.pool().value(), key.provider().value(), String.valueOf(part));
    }

    private static Optional<LaneKey> keyOf(String name) {
        String[] parts = name.split("\\.");
        boolean ours = parts.length == 4
                && parts[0].equals(PREFIX)
                && PoolName.isValid(parts[1])
                && ProviderName.isValid(parts[2]);
        return ours ? Optional.of(LaneKey.of(PoolName.of(parts[1]), ProviderName.of(parts[2]))) : Optional.empty();
    }

    /** Makes the pump of a lane. */
    interface PumpMaker {
        LanePump make(LaneKey key, Lane lane, LaneTable table);
    }
}
