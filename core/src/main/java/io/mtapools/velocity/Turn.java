package io.mtapools.velocity;

/**
 * When something that waits is served: who owns the IP before who borrows it, transactional before others, then the
 * line served least recently, in a line what comes from aside first, then who came first. Immutable.
 */
final class Turn implements Comparable<Turn> {
    private final boolean borrows;
    private final boolean transactional;
    private final long served;
    private final boolean aside;
    private final long number;

    /** @param number breaks ties; no two alike */
    Turn(boolean borrows, boolean transactional, long served, boolean aside, long number) {
        this.borrows = borrows;
        this.transactional = transactional;
        this.served = served;
        this.aside = aside;
        this.number = number;
    }

    /** When its line had last been served when this turn was given out. */
    long served() {
        return served;
    }

    @Override
    public int compareTo(Turn other) {
        int order = Boolean.compare(borrows, other.borrows);
        order = order != 0 ? order : Boolean.compare(other.transactional, transactional);
        order = order != 0 ? order : Long.compare(served, other.served);
        order = order != 0 ? order : Boolean.compare(other.aside, aside);
        return order != 0 ? order : Long.compare(number, other.number);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Turn && compareTo((Turn) other) == 0;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number * 31 + served);
    }
}
