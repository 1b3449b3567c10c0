package io.mtapools.dispatch;

import io.mtapools.velocity.Timer;
import java.time.Duration;

/** Wakes a delivery that waits at the gate when it is too late for it; one at a time. Thread-safe. */
final class Deadline {
    private final Works works;
    private Timer.Handle handle;

    Deadline(Works works) {
        this.works = works;
    }

    /** Calls {@code late} when a delivery with these facts must not be attempted any more, unless cancelled before. */
    synchronized void set(Facts facts, Runnable late) {
        cancel();
        Duration left = Duration.between(works.clock.instant(), works.retry.end(facts));
        handle = works.timer.after(left.isNegative() ? 0 : left.toNanos(), late);
    }

    synchronized void cancel() {
        if (handle != null) {
            handle.cancel();
            handle = null;
        }
    }
}
