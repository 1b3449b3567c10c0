package io.mtapools.velocity;

/**
 * Something of a {@link Line} that can wait at a {@link Gauge}, at one at a time: the line itself, one of its candidates,
 * or mail from aside with an obstacle of its own.
 */
abstract class Parked {
    private final long number;
    private Gauge gauge;
    private Turn turn;

    /** @param number breaks ties between turns; no two alike */
    Parked(long number) {
        this.number = number;
    }

    abstract Line line();

    /** Whether the IP that it waits for belongs to another pool. */
    boolean borrows() {
        return false;
    }

    boolean isFromAside() {
        return false;
    }

    /** Its gauge lets one more in, and it is its turn: it is parked no longer. */
    abstract void serve(Moment moment);

    /** Where it waits, or null. */
    final Gauge gauge() {
        return gauge;
    }

    final Turn turn() {
        return turn;
    }

    final void parkedAt(Gauge place) {
        gauge = place;
        turn = new Turn(borrows(), line().isTransactional(), line().served(), isFromAside(), number);
    }

    final void leave() {
        gauge = null;
    }

    /** Whether its line was served since its turn was given out, so that others are before it now. */
    final boolean isOvertaken() {
        return turn.served() != line().served();
    }
}
