package io.mtapools.provider;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Finds the provider of a recipient domain. Thread-safe; the answers are cached, bounded and by their TTL. */
public interface Mailboxes {
    /** From the cache alone: no query, no wait. */
    Optional<Mailbox> known(String domain);

    /**
     * From the cache or the DNS. Never fails: without an answer the status is {@link Mailbox.Status#UNRESOLVED}. Queries
     * for one domain are joined; no more than a bounded number run at once, the rest queue.
     */
    CompletionStage<Mailbox> find(String domain);

    /** By the domain lists alone, as where a gateway hides the MX hosts. */
    Mailbox byName(String domain);
}
