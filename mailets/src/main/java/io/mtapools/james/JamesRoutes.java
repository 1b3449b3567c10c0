package io.mtapools.james;

import io.mtapools.config.CurrentSettings;
import io.mtapools.config.Settings;
import io.mtapools.dispatch.Facts;
import io.mtapools.dispatch.Routes;
import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import io.mtapools.pool.PoolChooser;
import io.mtapools.provider.Mailbox;
import io.mtapools.provider.Mailboxes;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Where a delivery goes by the settings, the pools' ways out and the DNS as they are now. Thread-safe. */
final class JamesRoutes implements Routes {
    private final CurrentSettings settings;
    private final Supplier<PoolChooser> chooser;
    private final Mailboxes mailboxes;
    private final Outlets outlets;

    JamesRoutes(CurrentSettings settings, Mailboxes mailboxes, Outlets outlets) {
        this.settings = settings;
        this.chooser = settings.derive(PoolChooser::new);
        this.mailboxes = mailboxes;
        this.outlets = outlets;
    }

    @Override
    public Optional<Facts> route(Facts facts) {
        PoolName pool = pool(facts);
        return outlets.find(pool)
                .flatMap(outlet -> mailbox(facts, outlet))
                .map(mailbox -> routed(facts, pool, mailbox));
    }

    @Override
    public CompletionStage<Void> whenKnown(Facts facts) {
        return outlets.whenThere(pool(facts))
                .thenCompose(any -> mailboxes.find(facts.recipientDomain()))
                .thenApply(any -> null);
    }

    /** A pool that a reload took away hands its mail to the pool of the mail's type. */
    private PoolName pool(Facts facts) {
        Settings now = settings.get();
        return now.pool(facts.pool()).isPresent()
                ? facts.pool()
                : chooser.get().choose(facts.stream().type()).pool();
    }

    private Optional<Mailbox> mailbox(Facts facts, Outlet outlet) {
        return outlet.usesGateway()
                ? Optional.of(mailboxes.byName(facts.recipientDomain()))
                : mailboxes.known(facts.recipientDomain()).filter(JamesRoutes::tells);
    }

    /** Without an answer from the DNS the domain lists may still name a provider; else nothing is known. */
    private static boolean tells(Mailbox mailbox) {
        return mailbox.status() != Mailbox.Status.UNRESOLVED
                || !mailbox.provider().equals(ProviderName.EVERYONE_ELSE);
    }

    private static Facts routed(Facts facts, PoolName pool, Mailbox mailbox) {
        boolean same = facts.pool().equals(pool)
                && facts.provider().equals(mailbox.provider())
                && facts.mxSet().equals(mailbox.mxSet());
        return same
                ? facts
                : facts.toBuilder()
                        .pool(pool)
                        .provider(mailbox.provider())
                        .mxSet(mailbox.mxSet())
                        .build();
    }
}
