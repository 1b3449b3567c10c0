package io.mtapools.james;

import io.mtapools.config.TlsPolicy;
import io.mtapools.delivery.SmtpDelivery;
import io.mtapools.model.EgressIp;
import io.mtapools.model.Outcome;
import java.util.Objects;
import org.apache.mailet.Mail;

/** A pool's way out: what its PoolRemoteDelivery was set up with. Immutable and thread-safe. */
public final class Outlet {
    private final SmtpDelivery smtp;
    private final boolean gateway;
    private final Conclusion conclusion;

    /** @param gateway whether a gateway hides the MX hosts, so that providers are told by their domains */
    public Outlet(SmtpDelivery smtp, boolean gateway, Conclusion conclusion) {
        this.smtp = Objects.requireNonNull(smtp);
        this.gateway = gateway;
        this.conclusion = Objects.requireNonNull(conclusion);
    }

    boolean usesGateway() {
        return gateway;
    }

    /** One attempt; blocks. A gateway is spoken to as the mailet's parameters say, whatever the provider asks for. */
    Outcome attempt(Mail mail, EgressIp ip, TlsPolicy asked) {
        return smtp.attempt(mail, ip, gateway ? TlsPolicy.OPPORTUNISTIC : asked);
    }

    /** Cuts off what is in flight: it ends as deferred. */
    void close() {
        smtp.close();
    }

    void conclude(Mail mail, Outcome outcome) {
        conclusion.conclude(mail, outcome);
    }
}
