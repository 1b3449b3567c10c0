package io.mtapools.velocity;

/**
 * The gate in front of every attempt: all limits of a candidate IP are checked, then all taken, or none is. Requests
 * that can't go now wait here in order; nothing polls. Thread-safe.
 */
public interface Gate {
    /** Asks for a slot. The answer may come before this returns. */
    Ticket ask(Request request, Answer answer);
}
