package io.mtapools.mail;

import io.mtapools.traffic.MailFacts;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;

/** The facts of a James mail. A mail without message has no headers. As thread-safe as the mail, which is not. */
public final class MailFactsReader implements MailFacts {
    private final MimeMessage message;
    private final Optional<String> sender;
    private final Optional<String> authUser;
    private final Optional<String> fromDomain;

    private MailFactsReader(Mail mail) throws MessagingException {
        this.message = mail.getMessage();
        this.sender = mail.getMaybeSender().asOptional().map(MailAddress::asString);
        this.authUser = MailTags.of(mail).text(Mail.SMTP_AUTH_USER);
        this.fromDomain = FromDomain.of(message);
    }

    /** @throws MessagingException where James can't load the message; nothing later throws */
    public static MailFacts read(Mail mail) throws MessagingException {
        return new MailFactsReader(mail);
    }

    @Override
    public Optional<String> sender() {
        return sender;
    }

    @Override
    public Optional<String> fromDomain() {
        return fromDomain;
    }

    @Override
    public Optional<String> authUser() {
        return authUser;
    }

    @Override
    public List<String> header(String name) {
        try {
            return HeaderValues.decoded(message, name);
        } catch (MessagingException e) {
            // All headers were loaded when From was read.
            return List.of();
        }
    }
}
