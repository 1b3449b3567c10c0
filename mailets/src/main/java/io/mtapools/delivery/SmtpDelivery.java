package io.mtapools.delivery;

import io.mtapools.config.TlsPolicy;
import io.mtapools.model.EgressIp;
import io.mtapools.model.Outcome;
import io.mtapools.model.ReplyCategory;
import io.mtapools.model.SmtpReply;
import io.mtapools.velocity.Ticker;
import io.mtapools.velocity.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.mail.MessagingException;
import javax.net.ssl.SSLSocketFactory;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.domainlist.api.DomainList;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.MailetContext;
import org.apache.mailet.base.Converter7Bit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one attempt over SMTP (RFC 5321) from a given egress IP. One of these per PoolRemoteDelivery mailet, whose
 * parameters have the meaning that James' RemoteDelivery gives them, but for those that the pool decides. Thread-safe;
 * has no threads of its own and keeps nothing per IP.
 */
public final class SmtpDelivery implements AutoCloseable {
    /** Longest that one attempt may take, whatever its server does. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(SmtpDelivery.class);

    private final Map<TlsPolicy, Terms> terms = new EnumMap<>(TlsPolicy.class);
    private final Routes routes;
    private final Sessions sessions;
    private final Converter7Bit converter;
    private final Timer timer;
    private final Ticker ticker;
    private final Set<EgressIp> unbindable = ConcurrentHashMap.newKeySet();
    private final Set<Guard> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Reads the parameters.
     *
     * @param timer cuts off attempts that take longer than {@link #LONGEST}
     * @throws MessagingException where a parameter is wrong, or decided by the pool; the text names it and says what to do
     */
    public SmtpDelivery(MailetConfig config, DNSService dns, DomainList domains, MailetContext context, Timer timer)
            throws MessagingException {
        this(config, dns, domains, context, timer, Ticker.system(), (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    SmtpDelivery(
            MailetConfig config,
            DNSService dns,
            DomainList domains,
            MailetContext context,
            Timer timer,
            Ticker ticker,
            SSLSocketFactory jvm)
            throws MessagingException {
        Parameters.check(config);
        for (TlsPolicy policy : TlsPolicy.values()) {
            terms.put(policy, new Terms(config, policy, domains, jvm));
        }
        Terms any = terms.get(TlsPolicy.OPPORTUNISTIC);
        this.routes = new Routes(any.gateways(), any.configuration().isLoadBalancing(), dns);
        this.sessions = new Sessions(any.properties());
        this.converter = new Converter7Bit(context);
        this.timer = timer;
        this.ticker = ticker;
    }

    /**
     * Delivers a mail to its one recipient, if the receiver will have it. Blocks as long as that takes, at most {@link
     * #LONGEST}; goes on to the next host only where one could not be spoken to.
     *
     * @return DELIVERED, DEFERRED or BOUNCED, with the whole reply; where there was none, with what went wrong and its
     *     category; never null, whatever happens
     */
    public Outcome attempt(Mail mail, EgressIp ip, TlsPolicy tls) {
        return attempt(mail, ip, tls, "");
    }

    /**
     * The same, with a header of this attempt.
     *
     * @param header complete header fields, ASCII, each with its CRLF: they go out before the message's own, and into
     *     no copy of the message
     */
    public Outcome attempt(Mail mail, EgressIp ip, TlsPolicy tls, String header) {
        try (Guard guard = new Guard(timer, LONGEST, open)) {
            if (closed) {
                stop(guard);
            }
            return attempt(mail, ip, terms.get(tls), header, guard);
        } catch (Undeliverable e) {
            return e.outcome();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("Mail {} from {}: the attempt failed by an error of ours or of the mail", mail.getName(), ip, e);
            return Outcome.deferred(SmtpReply.withoutCode("The attempt failed: " + Causes.text(e)))
                    .meaning(ReplyCategory.TRANSIENT);
        }
    }

    private Outcome attempt(Mail mail, EgressIp ip, Terms how, String header, Guard guard) throws Undeliverable {
        Letter letter = Letter.of(mail, converter);
        Conversation conversation = new Conversation(how, sessions, ip, letter, header, guard, unbindable);
        Walk walk = new Walk(routes, how.smtpsFirst(), ip, conversation, guard, ticker);
        try {
            return walk.to(letter.domain());
        } catch (NoHost e) {
            throw letter.attempts() < how.configuration().getDnsProblemRetry() ? e.forNow() : e;
        }
    }

    /** Cuts off what is in flight, which ends as deferred, and whatever begins from now on. */
    @Override
    public void close() {
        closed = true;
        open.forEach(SmtpDelivery::stop);
    }

    private static void stop(Guard guard) {
        guard.cut("Stopped: James is shutting down", ReplyCategory.TRANSIENT);
    }
}
