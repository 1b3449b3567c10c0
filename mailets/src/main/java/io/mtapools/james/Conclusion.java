package io.mtapools.james;

import io.mtapools.model.Outcome;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.james.transport.mailets.remote.delivery.Bouncer;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;

/**
 * Where a delivery goes when it is over: the processors that an admin named, told by the attributes that James' own
 * RemoteDelivery sets. Immutable and thread-safe.
 *
 * <p>A null sender takes the same way as any other: what sends it no report is the bounce processor, and without one it
 * goes to {@code error}, so that it never just vanishes.
 */
public final class Conclusion {
    private final MailetContext context;
    private final String onSuccess;
    private final String bounceProcessor;
    private final String expiredProcessor;

    /** Each processor may be null: nothing more on success, James' own bounce otherwise. */
    public Conclusion(MailetContext context, String onSuccess, String bounceProcessor, String expiredProcessor) {
        this.context = context;
        this.onSuccess = onSuccess;
        this.bounceProcessor = bounceProcessor;
        this.expiredProcessor = expiredProcessor == null ? bounceProcessor : expiredProcessor;
    }

    /** @throws IllegalStateException where James did not take the mail */
    public void conclude(Mail mail, Outcome outcome) {
        try {
            switch (outcome.kind()) {
                case DELIVERED:
                    if (onSuccess != null) {
                        context.sendMail(mail, onSuccess);
                    }
                    break;
                case EXPIRED:
                    fail(mail, outcome, expiredProcessor);
                    break;
                default:
                    fail(mail, outcome, bounceProcessor);
            }
        } catch (MessagingException e) {
            throw new IllegalStateException("James did not take the mail over: " + e.getMessage(), e);
        }
    }

    private void fail(Mail mail, Outcome outcome, String processor) throws MessagingException {
        mail.setAttribute(new Attribute(
                Bouncer.DELIVERY_ERROR, AttributeValue.of(outcome.reply().toString())));
        if (outcome.reply().code() > 0) {
            mail.setAttribute(new Attribute(
                    Bouncer.DELIVERY_ERROR_CODE,
                    AttributeValue.of(String.valueOf(outcome.reply().code()))));
        }
        mail.setAttribute(new Attribute(
                Bouncer.IS_DELIVERY_PERMANENT_ERROR, AttributeValue.of(outcome.kind() == Outcome.Kind.BOUNCED)));
        if (processor != null) {
            context.sendMail(mail, processor);
        } else if (mail.hasSender()) {
            context.bounce(mail, explanation(mail, outcome));
        } else {
            context.sendMail(mail, Mail.ERROR);
        }
    }

    private static String explanation(Mail mail, Outcome outcome) {
        String recipient = mail.getRecipients().isEmpty()
                ? ""
                : mail.getRecipients().iterator().next().asString();
        Optional<String> host = outcome.mxHost();
        return "Your message to " + recipient + " could not be delivered"
                + (outcome.kind() == Outcome.Kind.EXPIRED ? " in time" : "") + "."
                + host.map(name -> "\n" + name + " said:").orElse("\nThe reason:")
                + "\n" + outcome.reply() + "\n";
    }
}
