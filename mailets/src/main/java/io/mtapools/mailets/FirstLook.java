package io.mtapools.mailets;

import io.mtapools.provider.Mailboxes;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.inject.Inject;
import javax.inject.Singleton;

/**
 * Gives the DNS a moment to tell whose a new domain is, so that its first mail goes straight to its lane. Never more than a
 * few of James' spool threads wait here, so that a silent DNS holds up nobody: what isn't known then is held until it is.
 * Thread-safe.
 */
@Singleton
public class FirstLook {
    private static final int MOST_WAITING = 4;
    private static final long LONGEST_MILLIS = 500;

    private final Mailboxes mailboxes;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    @Inject
    FirstLook(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    void at(String domain) {
        if (mailboxes.known(domain).isEmpty() && waiting.tryAcquire()) {
            try {
                mailboxes.find(domain).toCompletableFuture().get(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                // Not known yet is an answer, too.
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                waiting.release();
            }
        }
    }
}
