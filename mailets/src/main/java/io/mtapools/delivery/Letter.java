package io.mtapools.delivery;

import com.sun.mail.smtp.SMTPMessage;
import io.mtapools.model.Outcome;
import io.mtapools.model.ReplyCategory;
import io.mtapools.model.SmtpReply;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import javax.mail.Address;
import javax.mail.MessagingException;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;
import org.apache.james.core.MailAddress;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.DsnParameters;
import org.apache.mailet.DsnParameters.Notify;
import org.apache.mailet.DsnParameters.RecipientDsnParameters;
import org.apache.mailet.Mail;
import org.apache.mailet.base.Converter7Bit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mail to one recipient, as it is handed to a server: 8-bit content is encoded where the server takes none, and what
 * the sender wants to be notified of (RFC 3461) is passed on. Not thread-safe.
 */
final class Letter {
    private static final Logger LOG = LoggerFactory.getLogger(Letter.class);

    private static final AttributeName ATTEMPTS = AttributeName.of("mtapools.attempts");

    private final Mail mail;
    private final MailAddress recipient;
    private final MimeMessage message;
    private final Converter7Bit converter;

    private Letter(Mail mail, MailAddress recipient, MimeMessage message, Converter7Bit converter) {
        this.mail = mail;
        this.recipient = recipient;
        this.message = message;
        this.converter = converter;
    }

    /**
     * Reads the mail.
     *
     * @throws Undeliverable where it is none that anybody could be given
     */
    static Letter of(Mail mail, Converter7Bit converter) throws Undeliverable {
        Collection<MailAddress> recipients = mail.getRecipients();
        if (recipients == null || recipients.size() != 1) {
            throw new Undeliverable(Outcome.deferred(SmtpReply.withoutCode("A delivery has one recipient; this has "
                            + (recipients == null ? "none" : recipients.size())))
                    .meaning(ReplyCategory.TRANSIENT));
        }
        MailAddress recipient = recipients.iterator().next();
        if (!EnvelopeAddress.isUsable(recipient)) {
            throw new Undeliverable(Outcome.bounced(SmtpReply.of(0, "5.1.3", "The address can't be sent to"))
                    .meaning(ReplyCategory.INVALID_RECIPIENT));
        }
        return new Letter(mail, recipient, message(mail), converter);
    }

    private static MimeMessage message(Mail mail) throws Undeliverable {
        String why = "The mail has no message";
        try {
            MimeMessage message = mail.getMessage();
            if (message != null) {
                return message;
            }
        } catch (MessagingException e) {
            why = "The message can't be read: " + Causes.text(e);
        }
        throw new Undeliverable(Outcome.deferred(SmtpReply.withoutCode(why)).meaning(ReplyCategory.TRANSIENT));
    }

    String name() {
        return mail.getName();
    }

    /** The recipient's domain, lower case. */
    String domain() {
        return recipient.getDomain().asString();
    }

    /** Attempts made before this one, as far as the mail says. */
    int attempts() {
        return AttributeUtils.getValueAndCastFromMail(mail, ATTEMPTS, String.class)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(0);
    }

    /** What goes into MAIL FROM. */
    String sender() {
        return EnvelopeAddress.sender(mail.getMaybeSender());
    }

    /** Hands it over. */
    void send(Dialogue dialogue) throws MessagingException {
        InternetAddress address = new InternetAddress();
        address.setAddress(EnvelopeAddress.of(recipient));
        MimeMessage adapted = adapt(dialogue);
        Optional<DsnParameters> dsn = mail.dsnParameters();
        dialogue.sendMessage(
                dsn.isPresent() ? notifying(adapted, dsn.get(), dialogue) : adapted, new Address[] {address});
    }

    private MimeMessage adapt(Dialogue dialogue) throws MessagingException {
        if (!dialogue.supportsExtension("8BITMIME")) {
            try {
                converter.convertTo7Bit(message);
            } catch (IOException e) {
                LOG.error("Mail {} could not be encoded to 7 bits, it is sent as it is", mail.getName(), e);
            }
        }
        return message;
    }

    private SMTPMessage notifying(MimeMessage adapted, DsnParameters dsn, Dialogue dialogue) throws MessagingException {
        SMTPMessage notifying = new SMTPMessage(adapted);
        dsn.getRetParameter()
                .ifPresent(ret -> notifying.setReturnOption(
                        ret == DsnParameters.Ret.FULL ? SMTPMessage.RETURN_FULL : SMTPMessage.RETURN_HDRS));
        if (dialogue.supportsExtension("DSN")) {
            dsn.getEnvIdParameter().ifPresent(id -> notifying.setMailExtension("ENVID=" + id.asString()));
        }
        Optional.ofNullable(dsn.getRcptParameters().get(recipient))
                .flatMap(RecipientDsnParameters::getNotifyParameter)
                .ifPresent(when -> notifying.setNotifyOptions(options(when)));
        return notifying;
    }

    private static int options(EnumSet<Notify> when) {
        return when.stream().mapToInt(Letter::option).sum();
    }

    private static int option(Notify when) {
        switch (when) {
            case NEVER:
                return SMTPMessage.NOTIFY_NEVER;
            case SUCCESS:
                return SMTPMessage.NOTIFY_SUCCESS;
            case FAILURE:
                return SMTPMessage.NOTIFY_FAILURE;
            case DELAY:
                return SMTPMessage.NOTIFY_DELAY;
        }
        throw new IllegalArgumentException("Unknown " + when);
    }
}
