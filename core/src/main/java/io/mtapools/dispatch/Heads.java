package io.mtapools.dispatch;

import io.mtapools.velocity.Obstacle;
import io.mtapools.velocity.Ticket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The first few of a lane, of which the very first is dealt with, and none at a time beside it. Thread-safe. */
final class Heads {
    private final Deque<Waiting> heads = new ArrayDeque<>();
    private boolean busy;
    private boolean stopped;
    private Ticket ticket;

    /** Adds one at the end; false once stopped. */
    synchronized boolean add(Waiting waiting) {
        if (!stopped) {
            heads.addLast(waiting);
        }
        return !stopped;
    }

    /** The head, to be dealt with until {@link #end}; empty where there is none or it is being dealt with. */
    synchronized Optional<Waiting> begin() {
        if (busy || stopped || heads.isEmpty()) {
            return Optional.empty();
        }
        busy = true;
        return Optional.of(heads.getFirst());
    }

    /** Notes what the head waits for; false where it must not wait any more. */
    synchronized boolean waitsFor(Waiting head, Ticket asked) {
        if (busy && heads.peekFirst() == head && asked.obstacle().isPresent()) {
            ticket = asked;
        }
        return !stopped;
    }

    /** Makes the head the caller's own; false where it is not the head any more, or went back when all stopped. */
    synchronized boolean take(Waiting head) {
        if (stopped || heads.peekFirst() != head) {
            return false;
        }
        heads.removeFirst();
        return true;
    }

    /** Puts in front what was taken; false once stopped. */
    synchronized boolean putBack(Waiting head) {
        if (!stopped) {
            heads.addFirst(head);
        }
        return !stopped;
    }

    /** The head was dealt with, or must be dealt with anew; false once stopped. */
    synchronized boolean end() {
        busy = false;
        ticket = null;
        return !stopped;
    }

    /** Takes the head's question back; false where it asked none or was answered. */
    boolean withdraw() {
        Ticket open;
        synchronized (this) {
            open = ticket;
        }
        return open != null && open.cancel();
    }

    /** What the head waits for. */
    synchronized Optional<Obstacle> obstacle() {
        return ticket == null ? Optional.empty() : ticket.obstacle();
    }

    /** Takes the head's question back. @return all that was not dealt with */
    List<Waiting> stop() {
        Ticket open;
        List<Waiting> rest;
        synchronized (this) {
            stopped = true;
            open = ticket;
            rest = List.copyOf(heads);
            heads.clear();
        }
        if (open != null) {
            open.cancel();
        }
        return rest;
    }
}
