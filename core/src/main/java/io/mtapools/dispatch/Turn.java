package io.mtapools.dispatch;

import java.util.concurrent.atomic.AtomicInteger;

/** Two things that must both have happened before a third does: whoever comes last does it. Thread-safe. */
final class Turn {
    private final AtomicInteger pending = new AtomicInteger(2);

    boolean isLast() {
        return pending.decrementAndGet() == 0;
    }
}
