package io.mtapools.velocity;

/**
 * What the gate says to a request: exactly one of these, exactly once, unless the ticket was cancelled before. Called
 * outside the gate's lock, on whatever thread freed the slot or on the caller's own: must not block.
 */
public interface Answer {
    /** An IP is reserved. The reservation must be ended or released, always. */
    void granted(Reservation reservation);

    /** The mail has an obstacle of its own and should step aside. Never said to a request that comes from aside. */
    void setAside(Obstacle obstacle);
}
