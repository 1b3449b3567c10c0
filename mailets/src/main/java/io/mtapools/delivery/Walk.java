package io.mtapools.delivery;

import io.mtapools.delivery.Addresses.Family;
import io.mtapools.model.EgressIp;
import io.mtapools.model.Outcome;
import io.mtapools.model.ReplyCategory;
import io.mtapools.model.SmtpReply;
import io.mtapools.velocity.Ticker;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes from host to host until one has spoken SMTP: dials at most {@link #MAX_DIALS} addresses, and no further one once
 * {@link #DIALLING} is over. For one attempt; not thread-safe.
 */
final class Walk {
    static final int MAX_DIALS = 5;
    static final Duration DIALLING = Duration.ofMinutes(2);

    private final Routes routes;
    private final boolean smtpsFirst;
    private final Family family;
    private final Conversation conversation;
    private final Guard guard;
    private final Ticker ticker;
    private final long began;

    private final List<String> troubles = new ArrayList<>();
    private Outcome last;

    Walk(Routes routes, boolean smtpsFirst, EgressIp ip, Conversation conversation, Guard guard, Ticker ticker) {
        this.routes = routes;
        this.smtpsFirst = smtpsFirst;
        this.family = Family.of(ip.address());
        this.conversation = conversation;
        this.guard = guard;
        this.ticker = ticker;
        this.began = ticker.nanos();
    }

    /**
     * Tries the hosts for this domain.
     *
     * @throws Undeliverable where there is none to dial
     */
    Outcome to(String domain) throws Undeliverable {
        List<Host> hosts = routes.hosts(domain);
        for (Host host : hosts) {
            if (isEnough()) {
                break;
            }
            for (Target target : targets(host)) {
                if (isEnough()) {
                    return summary(hosts);
                }
                Verdict verdict = conversation.with(target);
                if (!verdict.mayTryAnother()) {
                    return verdict.outcome();
                }
                note(verdict.outcome());
            }
        }
        return summary(hosts);
    }

    private List<Target> targets(Host host) {
        List<Target> targets = new ArrayList<>();
        for (InetAddress address : routes.addresses(host, family)) {
            if (smtpsFirst) {
                targets.add(host.at(address, true));
            }
            targets.add(host.at(address, false));
        }
        return targets;
    }

    private boolean isEnough() {
        return troubles.size() >= MAX_DIALS || guard.cut().isPresent() || ticker.nanos() - began >= DIALLING.toNanos();
    }

    /** An outcome of somebody who was reached tells more than one of somebody who wasn't. */
    private void note(Outcome outcome) {
        troubles.add(outcome.reply().text());
        last = last == null || outcome.reachedServer() || !last.reachedServer() ? outcome : last;
    }

    private Outcome summary(List<Host> hosts) {
        Optional<Outcome> cut = guard.cut();
        if (cut.isPresent()) {
            return cut.get();
        }
        if (last == null) {
            return Outcome.deferred(SmtpReply.withoutCode("None of these hosts has an " + family.text()
                            + " address that can be reached from the egress IP: " + hosts))
                    .meaning(ReplyCategory.CONNECTION);
        }
        return withText(last, String.join("; ", troubles));
    }

    private static Outcome withText(Outcome outcome, String text) {
        Outcome all = Outcome.deferred(SmtpReply.withoutCode(text))
                .meaning(outcome.category().orElse(ReplyCategory.TRANSIENT));
        all = outcome.mxHost().map(all::from).orElse(all);
        return outcome.tls().map(all::over).orElse(all);
    }
}
