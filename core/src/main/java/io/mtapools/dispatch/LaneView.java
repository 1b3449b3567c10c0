package io.mtapools.dispatch;

import io.mtapools.model.LaneKey;
import io.mtapools.velocity.Obstacle;
import java.time.Instant;
import java.util.Optional;

/** A lane as an admin sees it. Immutable. */
public final class LaneView {
    private final LaneKey key;
    private final long waiting;
    private final int held;
    private final Obstacle obstacle;
    private final Instant nextHeld;

    LaneView(LaneKey key, long waiting, int held, Obstacle obstacle, Instant nextHeld) {
        this.key = key;
        this.waiting = waiting;
        this.held = held;
        this.obstacle = obstacle;
        this.nextHeld = nextHeld;
    }

    public LaneKey key() {
        return key;
    }

    /** Deliveries in its queues, those under way included; -1 where the queue can't tell. */
    public long waiting() {
        return waiting;
    }

    /** Deliveries that were set aside. */
    public int held() {
        return held;
    }

    /** What the head waits for. */
    public Optional<Obstacle> obstacle() {
        return Optional.ofNullable(obstacle);
    }

    /** When the next of the held is due. */
    public Optional<Instant> nextHeld() {
        return Optional.ofNullable(nextHeld);
    }
}
