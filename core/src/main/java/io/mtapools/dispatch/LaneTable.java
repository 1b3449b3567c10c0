package io.mtapools.dispatch;

import io.mtapools.model.LaneKey;
import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    private static final Pattern FORM = Pattern.compile(PREFIX + "\\.([a-z0-9-]+)\\.([a-z0-9-]+)\\.[0-9]+");

    private static final List<Integer> ALL_PARTS =
            IntStream.range(0, PARTS).boxed().collect(Collectors.toUnmodifiableList());

    private final Lanes lanes;
    private final Seats seats = new Seats();
    private final BiFunction<LaneKey, Lane, LanePump> pumpOf;
    private final Map<String, LanePump> pumps = new ConcurrentHashMap<>();
    private boolean started;
    private boolean stopped;

    LaneTable(Lanes lanes, PumpMaker maker) {
        this.lanes = lanes;
        this.pumpOf = (key, lane) -> maker.make(key, lane, this);
    }

    /**
     * Opens all lanes that were made before; hands out from now on. May block. Where one can't be opened it throws, nothing
     * is handed out, and it may be called again.
     */
    void start() {
        List<LanePump> all;
        synchronized (this) {
            for (String name : lanes.remembered()) {
                keyOf(name).filter(key -> !pumps.containsKey(name)).ifPresent(key -> open(name, key));
            }
            started = true;
            all = List.copyOf(pumps.values());
        }
        all.forEach(LanePump::start);
    }

    void stop() {
        List<LanePump> all;
        synchronized (this) {
            stopped = true;
            all = List.copyOf(pumps.values());
        }
        all.forEach(LanePump::stop);
    }

    /** The queue that a delivery goes to, made where it is missing. May block. */
    Lane laneFor(Facts facts) {
        Home home = home(facts);
        LanePump found = pumps.get(home.name());
        return (found == null ? make(facts) : found).lane();
    }

    /** Whether mail with these facts does not belong into the lane of {@code here} (any more). */
    boolean belongsElsewhere(Facts facts, LaneKey here) {
        return !facts.lane().equals(here) && !homeKey(facts).equals(here);
    }

    Collection<LanePump> pumps() {
        return pumps.values();
    }

    private LanePump make(Facts facts) {
        LanePump made;
        synchronized (this) {
            Home home = home(facts);
            LanePump found = pumps.get(home.name());
            if (found != null) {
                return found;
            }
            made = open(home.name(), home.key);
            if (!started || stopped) {
                return made;
            }
        }
        made.start();
        return made;
    }

    /**
     * Where mail belongs as things are now. Queues are never taken away, so that a lane once found stays found, and mail that
     * was moved to it stays there.
     */
    private Home home(Facts facts) {
        LaneKey key = homeKey(facts);
        List<Integer> there = partsOf(key);
        if (pumps.size() < SPLIT_UNTIL) {
            return seated(key, facts, ALL_PARTS);
        }
        return there.isEmpty() ? new Home(key, 0) : seated(key, facts, there);
    }

    /** Its own lane, as long as that is there or may be made. */
    private LaneKey homeKey(Facts facts) {
        LaneKey key = facts.lane();
        return pumps.size() < MOST || !partsOf(key).isEmpty()
                ? key
                : LaneKey.of(key.pool(), ProviderName.EVERYONE_ELSE);
    }

    private Home seated(LaneKey key, Facts facts, List<Integer> parts) {
        return new Home(key, seats.part(key, facts.stream(), parts, part -> waiting(key, part)));
    }

    private long waiting(LaneKey key, int part) {
        LanePump pump = pumps.get(name(key, part));
        return pump == null ? 0 : pump.lane().size();
    }

    private List<Integer> partsOf(LaneKey key) {
        return ALL_PARTS.stream()
                .filter(part -> pumps.containsKey(name(key, part)))
                .collect(Collectors.toList());
    }

    private LanePump open(String name, LaneKey key) {
        LanePump pump = pumpOf.apply(key, lanes.lane(name));
        pumps.put(name, pump);
        return pump;
    }

    private static String name(LaneKey key, int part) {
        return String.join(".", PREFIX, key.pool().value(), key.provider().value(), String.valueOf(part));
    }

    private static Optional<LaneKey> keyOf(String name) {
        Matcher form = FORM.matcher(name);
        return form.matches() && PoolName.isValid(form.group(1)) && ProviderName.isValid(form.group(2))
                ? Optional.of(LaneKey.of(PoolName.of(form.group(1)), ProviderName.of(form.group(2))))
                : Optional.empty();
    }

    /** Makes the pump of a lane. */
    interface PumpMaker {
        LanePump make(LaneKey key, Lane lane, LaneTable table);
    }

    /** One queue of a lane, made already or not. */
    private static final class Home {
        private final LaneKey key;
        private final int part;

        private Home(LaneKey key, int part) {
            this.key = key;
            this.part = part;
        }

        private String name() {
            return LaneTable.name(key, part);
        }
    }
}
