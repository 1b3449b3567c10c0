package io.mtapools.mailets;

import io.mtapools.config.CurrentSettings;
import io.mtapools.delivery.SmtpDelivery;
import io.mtapools.dispatch.Facts;
import io.mtapools.james.Conclusion;
import io.mtapools.james.MailParcel;
import io.mtapools.james.MtaPools;
import io.mtapools.james.Outlet;
import io.mtapools.mail.AuthenticatedDomain;
import io.mtapools.mail.DeliveryTags;
import io.mtapools.mail.MailTags;
import io.mtapools.model.Outcome;
import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import io.mtapools.model.Stream;
import io.mtapools.velocity.Timer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.apache.mailet.base.GenericMailet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends mail from the IPs of a pool, each held to its velocity: puts every recipient's delivery into the pool's lanes, from
 * where it leaves when an IP may send. What is deferred is held and tried again by {@code pools.xml}'s {@code retry}.
 *
 * <p>Parameters:
 *
 * <ul>
 *   <li>{@code pool} (required): the pool, as named in {@code pools.xml}.
 *   <li>{@code bounceProcessor}, {@code onSuccess}: as in James' RemoteDelivery.
 *   <li>{@code expiredProcessor}: where what could not be sent in time goes; the {@code bounceProcessor} unless set.
 *   <li>any other parameter of James' RemoteDelivery with its meaning there, except {@code outgoing}, {@code bind},
 *       {@code heloName}, {@code maxRetries} and {@code delayTime}, which the pool decides.
 * </ul>
 *
 * <pre>{@code
 * <mailet match="All" class="io.mtapools.mailets.PoolRemoteDelivery">
 *   <pool>promotional</pool>
 *   <bounceProcessor>bounces</bounceProcessor>
 * </mailet>
 * }</pre>
 *
 * <p>A mail whose size times its recipients exceeds {@code copies upTo} of {@code pools.xml} goes to the bounce processor
 * whole.
 *
 * <p>Mail that was assigned to another pool goes to that pool's lanes, whatever processor it came through: a pool's IPs
 * carry nobody else's mail. Thread-safe.
 */
public final class PoolRemoteDelivery extends GenericMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(PoolRemoteDelivery.class);

    private final MtaPools pools;
    private final CurrentSettings settings;
    private final Assignment assignment;
    private final FirstLook firstLook;
    private final DNSService dns;
    private final DomainList domains;
    private final Clock clock;
    private final Timer timer;

    private PoolName pool;
    private boolean gateway;
    private Conclusion conclusion;

    @Inject
    PoolRemoteDelivery(
            MtaPools pools,
            CurrentSettings settings,
            Assignment assignment,
            FirstLook firstLook,
            DNSService dns,
            DomainList domains,
            Clock clock,
            Timer timer) {
        this.pools = pools;
        this.settings = settings;
        this.assignment = assignment;
        this.firstLook = firstLook;
        this.dns = dns;
        this.domains = domains;
        this.clock = clock;
        this.timer = timer;
    }

    /** @throws MessagingException where a parameter is missing or wrong, or the pool has a PoolRemoteDelivery already */
    @Override
    public void init() throws MessagingException {
        pool = PoolParameter.required(getInitParameter("pool"), settings.get());
        gateway = getInitParameter("gateway") != null;
        conclusion = new Conclusion(
                getMailetContext(),
                getInitParameter("onSuccess"),
                getInitParameter("bounceProcessor"),
                getInitParameter("expiredProcessor"));
        SmtpDelivery smtp = new SmtpDelivery(getMailetConfig(), dns, domains, getMailetContext(), timer);
        pools.open(pool, new Outlet(smtp, gateway, conclusion));
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        return java.util.stream.Stream.of("onSuccess", "bounceProcessor", "expiredProcessor")
                .map(this::getInitParameter)
                .filter(Objects::nonNull)
                .map(ProcessingState::new)
                .collect(Collectors.toList());
    }

    @Override
    public String getMailetInfo() {
        return "Sends from the IPs of a pool";
    }

    /**
     * Takes all recipients over.
     *
     * @throws MessagingException where some could not be: the mail then has those recipients left, and only those
     */
    @Override
    public void service(Mail mail) throws MessagingException {
        Optional<Outcome> tooMuch = Copies.refusal(mail, settings.get().mostCopiedBytes());
        if (tooMuch.isPresent()) {
            LOGGER.warn(
                    "{} is refused to its sender: {}",
                    mail.getName(),
                    tooMuch.get().reply());
            conclusion.conclude(mail, tooMuch.get());
        } else {
            takeOver(mail, facts(mail));
        }
        mail.setState(Mail.GHOST);
    }

    private void takeOver(Mail mail, Facts.Builder facts) throws MessagingException {
        List<MailAddress> recipients = new ArrayList<>(mail.getRecipients());
        int taken = 0;
        try {
            for (; taken < recipients.size(); taken++) {
                hand(mail, recipients.get(taken), facts);
            }
        } finally {
            if (taken < recipients.size()) {
                mail.setRecipients(recipients.subList(taken, recipients.size()));
            }
        }
    }

    @Override
    public void destroy() {
        pools.close();
    }

    private Facts.Builder facts(Mail mail) throws MessagingException {
        Stream stream = assignment.tag(mail);
        PoolName assigned = assignment.poolOf(mail, stream).pool();
        if (!assigned.equals(pool)) {
            LOGGER.debug("{} belongs to pool {} and not to {}: it goes there", mail.getName(), assigned, pool);
        }
        MailTags tags = MailTags.of(mail);
        Facts.Builder facts = Facts.builder().pool(assigned).provider(ProviderName.EVERYONE_ELSE).stream(stream)
                .domain(AuthenticatedDomain.of(mail))
                .accepted(tags.accepted().orElseGet(clock::instant));
        tags.expires().ifPresent(facts::expires);
        return facts;
    }

    private void hand(Mail mail, MailAddress recipient, Facts.Builder facts) throws MessagingException {
        Mail delivery = mail.duplicate();
        try {
            delivery.setRecipients(List.of(recipient));
            String domain = DeliveryTags.recipientDomain(delivery);
            if (!gateway) {
                firstLook.at(domain);
            }
            pools.accept(
                    MailParcel.create(delivery, facts.recipientDomain(domain).build()));
        } finally {
            LifecycleUtil.dispose(delivery);
        }
    }
}
