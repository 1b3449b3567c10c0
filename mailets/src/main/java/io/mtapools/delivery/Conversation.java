package io.mtapools.delivery;

import io.mtapools.model.EgressIp;
import java.util.Properties;
import java.util.Set;
import javax.mail.MessagingException;
import javax.mail.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks to one target from one egress IP; once more, in clear, where the handshake failed and the policy lets it. For
 * one attempt; not thread-safe.
 */
final class Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    private final Terms terms;
    private final Sessions sessions;
    private final EgressIp ip;
    private final Letter letter;
    private final String header;
    private final Guard guard;
    private final Set<EgressIp> unbindable;
    private String tlsTrouble;

    /** {@code unbindable} has the IPs that were complained of already, so that it is done once for each. */
    Conversation(
            Terms terms,
            Sessions sessions,
            EgressIp ip,
            Letter letter,
            String header,
            Guard guard,
            Set<EgressIp> unbindable) {
        this.terms = terms;
        this.sessions = sessions;
        this.unbindable = unbindable;
        this.ip = ip;
        this.letter = letter;
        this.header = header;
        this.guard = guard;
    }

    Verdict with(Target target) {
        Verdict verdict = hold(target, false);
        if (tlsTrouble == null || !terms.clearAllowed()) {
            return verdict;
        }
        String why = tlsTrouble;
        LOG.debug("Mail {} goes to {} in clear: {}", letter.name(), target, why);
        return hold(target, true).inClearBecause(why);
    }

    private Verdict hold(Target target, boolean inClear) {
        NamedTls tls = new NamedTls(terms.trust(target), target.host(), guard);
        Session session = sessions.borrow(properties(target, tls, inClear));
        Dialogue dialogue = new Dialogue(session, target, tls, terms.clearAllowed(), header);
        Exception failure = null;
        try {
            dialogue.open(
                    terms.configuration().getAuthUser(), terms.configuration().getAuthPass());
            letter.send(dialogue);
        } catch (MessagingException | RuntimeException e) {
            failure = e;
        }
        Verdict verdict = Verdict.of(target, dialogue, failure).unless(guard.cut());
        tlsTrouble = dialogue.tlsTrouble().orElse(null);
        warn(target, dialogue, verdict, failure);
        end(dialogue);
        sessions.giveBack(session);
        return verdict;
    }

    private Properties properties(Target target, NamedTls tls, boolean inClear) {
        Properties properties = terms.properties(target);
        String prefix = "mail." + target.protocol() + ".";
        properties.put(prefix + "localaddress", ip.text());
        properties.put(prefix + "localhost", ip.helo());
        properties.put(prefix + "from", letter.sender());
        properties.put(prefix + "ssl.socketFactory", tls);
        // What JavaMail would compare with the address, and trust by a new context each time.
        properties.put(prefix + "ssl.checkserveridentity", "false");
        properties.remove(prefix + "ssl.trust");
        if (inClear) {
            properties.put(prefix + "starttls.enable", "false");
        }
        if (properties.getProperty(prefix + "socketFactory.class") == null) {
            properties.put(prefix + "socketFactory", new WatchedSockets(guard, terms.proxy(target)));
            properties.put(prefix + "socketFactory.fallback", "false");
            properties.remove(prefix + "socketFactory.port");
        }
        return properties;
    }

    private void warn(Target target, Dialogue dialogue, Verdict verdict, Exception failure) {
        boolean unanswered = dialogue.stage() == Stage.END && !dialogue.answered();
        if (failure != null && unanswered) {
            LOG.warn(
                    "Mail {} was sent to {} in full, but the end of it was not answered ({}); it is tried again, and may"
                            + " arrive twice",
                    letter.name(),
                    target,
                    verdict.outcome().reply().text());
        } else if (failure != null && Verdict.isUnbindable(failure) && unbindable.add(ip)) {
            LOG.error("Nothing can be sent from {}: is it an address of this machine? ({})", ip, Causes.text(failure));
        } else if (failure == null) {
            unbindable.remove(ip);
        } else {
            LOG.debug("Mail {} to {} from {}: {}", letter.name(), target, ip, verdict.outcome(), failure);
        }
    }

    /** Says goodbye, but never into the middle of a message. */
    private void end(Dialogue dialogue) {
        if (dialogue.stage() == Stage.BODY) {
            guard.drop();
        }
        try {
            dialogue.close();
        } catch (MessagingException gone) {
            LOG.debug("The connection of mail {} was closed by the server", letter.name(), gone);
        }
        guard.drop();
    }
}
