package io.mtapools.velocity;

import io.mtapools.model.EgressIp;
import io.mtapools.model.Outcome;
import io.mtapools.model.PoolName;

/** The right to make one attempt from one IP. Thread-safe; the first of {@link #end} and {@link #release} counts. */
public interface Reservation {
    EgressIp ip();

    /** The pool that the IP belongs to: the asker's own, or the one that lends. */
    PoolName owner();

    /** The attempt was made: its slots are free again one period from now. */
    void end(Outcome outcome);

    /** No attempt was made: its slots are free again at once. */
    void release();
}
