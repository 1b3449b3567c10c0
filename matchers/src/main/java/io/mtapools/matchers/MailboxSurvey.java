package io.mtapools.matchers;

import io.mtapools.provider.Mailbox;
import io.mtapools.provider.Mailboxes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks up several domains at once and waits for all of them together, for a bounded time. Thread-safe. */
final class MailboxSurvey {
    private final Mailboxes mailboxes;
    private final Duration patience;

    MailboxSurvey(Mailboxes mailboxes, Duration patience) {
        this.mailboxes = mailboxes;
        this.patience = patience;
    }

    /** One mailbox for each domain; unresolved, and by the domain lists, where no answer came in time. */
    Map<String, Mailbox> of(Collection<String> domains) {
        Map<String, CompletableFuture<Mailbox>> asked = new LinkedHashMap<>();
        domains.forEach(domain -> asked.put(domain, mailboxes.find(domain).toCompletableFuture()));
        await(CompletableFuture.allOf(asked.values().toArray(new CompletableFuture<?>[0])));
        Map<String, Mailbox> answers = new HashMap<>();
        asked.forEach((domain, answer) -> answers.put(domain, answered(answer, domain)));
        return answers;
    }

    private void await(CompletableFuture<Void> all) {
        try {
            all.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // What is there by now is what we go by.
        }
    }

    private Mailbox answered(CompletableFuture<Mailbox> answer, String domain) {
        boolean there = answer.isDone() && !answer.isCompletedExceptionally();
        return there ? answer.join() : byName(domain);
    }

    private Mailbox byName(String domain) {
        Mailbox listed = mailboxes.byName(domain);
        String evidence = "no answer from the DNS in " + patience + "; " + listed.evidence();
        return Mailbox.of(Mailbox.Status.UNRESOLVED, listed.provider(), listed.mxSet(), evidence);
    }
}
