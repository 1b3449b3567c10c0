package io.mtapools.dispatch;

import java.util.function.Consumer;

/** One queue of what waits for a pool and provider. Thread-safe. */
public interface Lane {
    /** The queue's name, {@code [a-z0-9.-]}. */
    String name();

    /**
     * Puts a delivery at the end. May block.
     *
     * @throws RuntimeException where the queue did not take it
     */
    void put(Parcel parcel);

    /** Hands each delivery asked for to {@code receiver}, from the head on; called once, before {@link #request}. */
    void open(Consumer<Waiting> receiver);

    /** Asks for so many more. */
    void request(int count);

    /** Hands out no more; what was not handed out stays in the queue. Never throws. */
    void close();

    /** How many wait, as far as the queue can tell; -1 where it can't. */
    long size();
}
