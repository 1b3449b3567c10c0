package io.mtapools.velocity;

import java.util.Optional;

/** A request that waits for its answer. Thread-safe. */
public interface Ticket {
    /** What it waits for; empty once answered or cancelled. */
    Optional<Obstacle> obstacle();

    /** Takes the request back; no answer comes after this returns true. @return false if it was answered already */
    boolean cancel();
}
