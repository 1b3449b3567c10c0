package io.mtapools.velocity;

import java.util.Objects;

/** The gate's one alarm: always set to the earliest moment at which something may change of itself. Not thread-safe. */
final class WakeUp {
    private final Timer timer;
    private final Runnable task;
    private Timer.Handle handle;
    private long setTo = Moment.NEVER;
    private long count;

    WakeUp(Timer timer, Runnable task) {
        this.timer = Objects.requireNonNull(timer, "timer");
        this.task = task;
    }

    /** Sets it to a tick, in place of what it was set to. */
    void at(long tick, Moment moment) {
        if (tick == setTo) {
            return;
        }
        cancel();
        if (tick != Moment.NEVER) {
            setTo = tick;
            handle = timer.after(Math.max(0, tick - moment.tick()), task);
        }
    }

    /** It went off. */
    void hasCome() {
        count++;
        cancel();
    }

    void cancel() {
        if (handle != null) {
            handle.cancel();
        }
        handle = null;
        setTo = Moment.NEVER;
    }

    /** How often it went off. */
    long count() {
        return count;
    }
}
