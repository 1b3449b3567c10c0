package io.mtapools.velocity;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All meters by key. Those of IPs, pools and providers stay as long as the settings; those of domains and MX sets come
 * from mail, so they are dropped when they are idle: looked for whenever their number has doubled, which is cheap per
 * meter made and keeps their number below twice what is in use. Not thread-safe.
 */
final class Meters {
    private static final int FEW = 1024;

    private final Map<String, Meter> standing = new HashMap<>();
    private final Map<String, Meter> passing = new HashMap<>();
    private int sweepAbove = FEW;

    /** That of an IP, a pool or a provider. */
    Meter standing(String key) {
        return standing.computeIfAbsent(key, Meter::standing);
    }

    /** That of a domain, an MX set or a stream: not to be kept beyond the decision, as an idle one may be dropped. */
    Meter passing(String key, Moment moment) {
        Meter meter = passing.get(key);
        if (meter == null) {
            meter = Meter.passing(key);
            passing.put(key, meter);
        }
        return meter;
    }

    /** One that stands, if anything was ever counted by it. */
    Optional<Meter> find(String key) {
        return Optional.ofNullable(standing.get(key));
    }

    int passingCount() {
        return passing.size();
    }

    /** For new settings: keeps what was counted, forgets by which limits. */
    void forgetGauges(Moment moment) {
        standing.values().forEach(Meter::forgetGauges);
        passing.values().forEach(Meter::forgetGauges);
        standing.values()
                .removeIf(meter -> meter.isIdle(moment) && meter.day(moment).isEmpty());
    }

    /** To be called before a decision begins, as it drops what is idle: what a decision holds must stay. */
    void sweep(Moment moment) {
        if (passing.size() >= sweepAbove) {
            passing.values().removeIf(meter -> meter.isIdle(moment));
            sweepAbove = Math.max(FEW, passing.size() * 2);
        }
    }
}
