package io.mtapools.velocity;

/** Runs something small later, on a thread of its own choosing. Thread-safe. */
public interface Timer {
    /**
     * Runs {@code task} once, {@code delayNanos} from now or a little after, never before. The task must not block.
     *
     * @return what cancels it; cancelling a task that ran or runs has no effect
     */
    Handle after(long delayNanos, Runnable task);

    /** Something that was scheduled. */
    interface Handle {
        void cancel();
    }
}
