package io.mtapools.velocity;

/** A clock that never jumps: what windows are measured with. Thread-safe. */
@FunctionalInterface
public interface Ticker {
    /** Nanoseconds since some fixed moment of this process; compare by difference only, as {@link System#nanoTime}. */
    long nanos();

    /** The process's own. */
    static Ticker system() {
        return System::nanoTime;
    }
}
