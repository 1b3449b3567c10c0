package io.mtapools.velocity;

import io.mtapools.model.EgressIp;
import io.mtapools.model.PoolName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the gate would say to a request at one moment, and why. Immutable. */
public final class Explanation {
    private final Obstacle obstacle;
    private final int waitingBefore;
    private final List<Option> options;
    private final EgressIp chosen;

    Explanation(Obstacle obstacle, int waitingBefore, List<Option> options, EgressIp chosen) {
        this.obstacle = obstacle;
        this.waitingBefore = waitingBefore;
        this.options = List.copyOf(options);
        this.chosen = chosen;
    }

    /** What holds it; empty if it could go now. */
    public Optional<Obstacle> obstacle() {
        return Optional.ofNullable(obstacle);
    }

    /** How many of its lane and kind wait already. */
    public int waitingBefore() {
        return waitingBefore;
    }

    /** The IPs of its pool, and those of the pool that lends where that is asked. */
    public List<Option> options() {
        return options;
    }

    /** The IP that it would get now, were it first. */
    public Optional<EgressIp> chosen() {
        return Optional.ofNullable(chosen);
    }

    /** One IP, and whether it could be the one. Immutable. */
    public static final class Option {
        private final EgressIp ip;
        private final PoolName owner;
        private final boolean eligible;
        private final String why;
        private final Duration nextTry;

        Option(EgressIp ip, PoolName owner, boolean eligible, String why, Duration nextTry) {
            this.ip = ip;
            this.owner = owner;
            this.eligible = eligible;
            this.why = why;
            this.nextTry = nextTry;
        }

        public EgressIp ip() {
            return ip;
        }

        /** The pool that it belongs to. */
        public PoolName owner() {
            return owner;
        }

        public boolean eligible() {
            return eligible;
        }

        /** For a person. */
        public String why() {
            return why;
        }

        /** How long until this IP may be asked again: zero is now, empty is when something changes. */
        public Optional<Duration> nextTry() {
            return Optional.ofNullable(nextTry);
        }

        @Override
        public String toString() {
            return ip + (eligible ? " eligible: " : " not eligible: ") + why;
        }
    }
}
