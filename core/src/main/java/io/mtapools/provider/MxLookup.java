package io.mtapools.provider;

import java.util.concurrent.CompletionStage;

/** Asks the DNS for the mail hosts of a domain. Thread-safe, doesn't block. */
@FunctionalInterface
public interface MxLookup {
    /**
     * Completes in bounded time, whatever servers do; what went wrong on the way is {@link MxAnswer.Status#FAILED}.
     *
     * @param domain in the form of {@link io.mtapools.model.DomainNames}
     */
    CompletionStage<MxAnswer> lookup(String domain);
}
