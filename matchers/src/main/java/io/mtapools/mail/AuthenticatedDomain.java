package io.mtapools.mail;

import io.mtapools.model.DomainNames;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;

/**
 * The domain that a receiver holds a mail against: that of a DKIM signature (RFC 6376) which is From's domain, else of
 * one above or below it, else of any signature; without signature From's domain, else the envelope sender's.
 */
public final class AuthenticatedDomain {
    private static final Pattern SIGNING_DOMAIN = Pattern.compile("(?:^|;)\\s*d\\s*=\\s*([^;\\s]+)");

    private AuthenticatedDomain() {}

    /** Lower case; empty where the mail names none. Signatures are not checked: they are our own, or will be judged. */
    public static String of(Mail mail) throws MessagingException {
        MimeMessage message = mail.getMessage();
        Optional<String> from = FromDomain.of(message);
        List<String> signed = signingDomains(message);
        return from.filter(signed::contains)
                .or(() -> from.flatMap(author -> aligned(signed, author)))
                .or(() -> signed.stream().findFirst())
                .or(() -> from)
                .or(() -> sender(mail))
                .orElse("");
    }

    private static Optional<String> aligned(List<String> signed, String from) {
        return signed.stream()
                .filter(domain -> DomainNames.isWithin(from, domain) || DomainNames.isWithin(domain, from))
                .findFirst();
    }

    private static List<String> signingDomains(MimeMessage message) throws MessagingException {
        return HeaderValues.raw(message, "DKIM-Signature").stream()
                .map(SIGNING_DOMAIN::matcher)
                .filter(Matcher::find)
                .map(found -> DomainNames.parse(found.group(1)))
                .flatMap(Optional::stream)
                .collect(Collectors.toList());
    }

    private static Optional<String> sender(Mail mail) {
        return mail.getMaybeSender().asOptional().map(MailAddress::asString).flatMap(DomainNames::ofAddress);
    }
}
