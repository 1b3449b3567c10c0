package io.mtapools.velocity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts into words what a waiter waits for. May look at every IP of a pool: only for those who ask. */
final class Obstacles {
    private Obstacles() {}

    static Obstacle own(Gauge gauge, Moment moment, Clocks clocks) {
        return Obstacle.own(gauge.meter().key(), clocks.outside(gauge.freeAt(moment)), text(gauge, moment));
    }

    static Obstacle shared(Gauge gauge, Moment moment, Clocks clocks) {
        return Obstacle.shared(gauge.meter().key(), clocks.outside(gauge.freeAt(moment)), text(gauge, moment));
    }

    /** What holds a request that waits. */
    static Obstacle of(Waiter waiter, Moment moment, Hall hall, Clocks clocks) {
        Line line = waiter.line();
        Optional<Gauge> shared = hall.agenda().obstacle(line.route().shared(), moment);
        if (shared.isPresent()) {
            return shared(shared.get(), moment, clocks);
        }
        Optional<Gauge> own = hall.agenda().obstacle(line.ownGauges(waiter, moment), moment);
        if (own.isPresent()) {
            return own(own.get(), moment, clocks);
        }
        return ips(line, moment, hall, clocks);
    }

    private static Obstacle ips(Line line, Moment moment, Hall hall, Clocks clocks) {
        Candidates own = line.supply().own(moment);
        String key = "ips:" + line.route().lane();
        if (line.route().pool().isEmpty()) {
            return Obstacle.shared(
                    key, Obstacle.ON_CHANGE, "pool " + line.route().lane().pool() + " is not in pools.xml");
        }
        List<Candidate> active =
                own.all().stream().filter(one -> !own.isPaused(one)).collect(Collectors.toList());
        if (active.isEmpty()) {
            return Obstacle.shared(
                    key, Obstacle.ON_CHANGE, "all " + count(own.all().size()) + " paused");
        }
        return full(key, own, active, moment, hall, clocks);
    }

    private static Obstacle full(
            String key, Candidates own, List<Candidate> active, Moment moment, Hall hall, Clocks clocks) {
        Candidate next = null;
        long nextAt = Moment.NEVER;
        String why = null;
        for (Candidate candidate : active) {
            Optional<Gauge> gauge = hall.agenda().obstacle(candidate.gauges(), moment);
            long at = gauge.map(full -> full.freeAt(moment)).orElse(moment.tick());
            String its = gauge.map(full -> full.why(moment)).orElse("no limit");
            why = why == null || why.equals(its) ? its : "their limits";
            if (next == null || at < nextAt) {
                next = candidate;
                nextAt = at;
            }
        }
        String paused = own.pausedCount() == 0 ? "" : own.pausedCount() + " paused, ";
        String text = paused + "all " + count(active.size()) + " at " + why + "; next "
                + (nextAt == Moment.NEVER ? "" : next.ip() + " ") + Texts.until(moment.tick(), nextAt);
        return Obstacle.shared(key, clocks.outside(nextAt), text);
    }

    private static String count(int ips) {
        return ips + (ips == 1 ? " IP" : " IPs");
    }

    static String text(Gauge gauge, Moment moment) {
        return gauge.meter().key().replaceFirst(":", " ").replace("/", " at ") + ": " + gauge.why(moment) + "; next "
                + Texts.until(moment.tick(), gauge.freeAt(moment));
    }
}
