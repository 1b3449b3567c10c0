package io.mtapools.velocity;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Mail of one line, from aside, that needs the same of its own: one domain, one MX set, one IP. It is moved about as
 * one, however much mail it is. Not thread-safe.
 */
final class Flow {
    private final Object key;
    private final Set<Waiter> waiters = new LinkedHashSet<>();
    private Group group;

    /** @param key what it needs */
    Flow(Object key) {
        this.key = key;
    }

    Object key() {
        return key;
    }

    /** In the order of asking. */
    Set<Waiter> waiters() {
        return waiters;
    }

    /** What it was found to wait for, or null. */
    Group group() {
        return group;
    }

    void waitsWith(Group others) {
        group = others;
    }
}
