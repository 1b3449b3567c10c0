package io.mtapools.delivery;

import io.mtapools.model.Outcome;
import io.mtapools.model.ReplyCategory;
import io.mtapools.model.SmtpReply;

/** The recipient's domain does not exist, or has neither MX nor address. */
final class NoHost extends Undeliverable {
    private static final long serialVersionUID = 1L;

    private final String domain;

    NoHost(String domain) {
        super(Outcome.bounced(SmtpReply.of(0, "5.1.2", text(domain))).meaning(ReplyCategory.BAD_DOMAIN));
        this.domain = domain;
    }

    /** Where the admin wants it looked up again later, as {@code maxDnsProblemRetries} says. */
    Undeliverable forNow() {
        return new Undeliverable(
                Outcome.deferred(SmtpReply.of(0, "4.1.2", text(domain))).meaning(ReplyCategory.BAD_DOMAIN));
    }

    private static String text(String domain) {
        return "Domain " + domain + " does not exist, or has neither MX nor address";
    }
}
