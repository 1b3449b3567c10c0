package io.mtapools.dispatch;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where a delivery should go as things are now. Pure look-ups: never blocks, never throws. Thread-safe. */
public interface Routes {
    /**
     * The facts with pool, provider and MX set as they are now; empty where that can't be said yet (no answer from the
     * DNS, no way out for the pool), while it is being found out.
     */
    Optional<Facts> route(Facts facts);

    /**
     * Completes when {@link #route} may have an answer, or when there is none to be had now; begins to find it out. Never
     * fails.
     */
    CompletionStage<Void> whenKnown(Facts facts);
}
