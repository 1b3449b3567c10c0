package io.mtapools.velocity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Reads both clocks into {@link Moment}s. Its ticks count from the gate's start, so that they compare as plain numbers
 * wherever {@link System#nanoTime} begins. Not thread-safe: read under the gate's lock, which also makes them ordered.
 */
final class Clocks {
    private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

    private final Ticker ticker;
    private final Clock clock;
    private final long origin;
    private long latest;

    Clocks(Ticker ticker, Clock clock) {
        this.ticker = Objects.requireNonNull(ticker, "ticker");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.origin = ticker.nanos();
    }

    Moment read() {
        latest = Math.max(latest, ticker.nanos() - origin);
        Instant wall = clock.instant();
        long day = Math.floorDiv(wall.getEpochSecond(), DAY_SECONDS);
        Duration rest = Duration.between(wall, Instant.ofEpochSecond((day + 1) * DAY_SECONDS));
        return new Moment(latest, day, latest + rest.toNanos());
    }

    /** The outside's ticker value for an inner tick; {@link Obstacle#ON_CHANGE} for {@link Moment#NEVER} alone. */
    long outside(long tick) {
        if (tick == Moment.NEVER) {
            return Obstacle.ON_CHANGE;
        }
        long outside = origin + tick;
        return outside == Obstacle.ON_CHANGE ? outside - 1 : outside;
    }
}
