package io.mtapools.mail;

import io.mtapools.dispatch.Facts;
import io.mtapools.model.EgressIp;
import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import io.mtapools.model.SmtpReply;
import io.mtapools.model.Stream;
import io.mtapools.model.TrafficType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/**
 * A delivery's facts as attributes of its mail, so that they survive wherever James keeps the mail. All are strings.
 * Thread-safe, as far as nobody else touches the mail meanwhile.
 */
public final class DeliveryTags {
    private static final AttributeName ID = AttributeName.of("mtapools.id");
    private static final AttributeName KEEP = AttributeName.of("mtapools.keep-ip");
    private static final AttributeName LAST_REPLY = AttributeName.of("mtapools.last-reply");

    private DeliveryTags() {}

    /** Writes all facts and the id, and removes what is no longer so. */
    public static void write(Mail mail, String id, Facts facts) {
        set(mail, ID, id);
        set(mail, MailAttributes.TRAFFIC_TYPE, facts.stream().type().value());
        set(mail, MailAttributes.STREAM, facts.stream().name());
        set(mail, MailAttributes.POOL, facts.pool().value());
        set(mail, MailAttributes.PROVIDER, facts.provider().value());
        set(mail, MailAttributes.DOMAIN, facts.domain());
        set(mail, MailAttributes.MX_SET, facts.mxSet());
        set(mail, MailAttributes.ACCEPTED, facts.accepted().toString());
        set(mail, MailAttributes.ATTEMPTS, String.valueOf(facts.attempts()));
        setOrRemove(mail, MailAttributes.EXPIRES, facts.expires().map(Instant::toString));
        setOrRemove(mail, KEEP, facts.keep().map(EgressIp::text));
        setOrRemove(mail, LAST_REPLY, facts.lastReply().map(SmtpReply::toString));
    }

    /**
     * Removes what held for this delivery alone. A mail that is over goes on elsewhere, and James copies attributes: a
     * report made of it must not be taken for as old as what it reports on.
     */
    public static void forget(Mail mail) {
        List.of(ID, KEEP, LAST_REPLY, MailAttributes.MX_SET, MailAttributes.ACCEPTED, MailAttributes.EXPIRES)
                .forEach(mail::removeAttribute);
    }

    /** Writes which IP an attempt is made from. */
    public static void writeEgressIp(Mail mail, EgressIp ip) {
        set(mail, MailAttributes.EGRESS_IP, ip.text());
    }

    /** The id that {@link #write} wrote. */
    public static Optional<String> id(Mail mail) {
        return text(mail, ID);
    }

    /**
     * Reads the facts that {@link #write} wrote.
     *
     * @throws IllegalArgumentException where one is missing or unreadable, with its name
     */
    public static Facts read(Mail mail) {
        Facts.Builder facts = Facts.builder()
                .pool(PoolName.of(required(mail, MailAttributes.POOL)))
                .provider(ProviderName.of(required(mail, MailAttributes.PROVIDER)))
                .stream(Stream.of(
                        TrafficType.of(required(mail, MailAttributes.TRAFFIC_TYPE)),
                        required(mail, MailAttributes.STREAM)))
                .domain(text(mail, MailAttributes.DOMAIN).orElse(""))
                .mxSet(text(mail, MailAttributes.MX_SET).orElse(""))
                .recipientDomain(recipientDomain(mail))
                .accepted(instant(mail, MailAttributes.ACCEPTED, required(mail, MailAttributes.ACCEPTED)))
                .attempts(Integer.parseInt(required(mail, MailAttributes.ATTEMPTS)));
        text(mail, MailAttributes.EXPIRES)
                .ifPresent(value -> facts.expires(instant(mail, MailAttributes.EXPIRES, value)));
        text(mail, KEEP).ifPresent(value -> facts.keep(ip(value)));
        text(mail, LAST_REPLY).ifPresent(value -> facts.lastReply(SmtpReply.parse(value)));
        return facts.build();
    }

    /** The domain of the one recipient, lower case. */
    public static String recipientDomain(Mail mail) {
        return mail.getRecipients().stream()
                .findFirst()
                .map(MailAddress::getDomain)
                .map(domain -> domain.asString().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new IllegalArgumentException("mail " + mail.getName() + " has no recipient"));
    }

    private static EgressIp ip(String literal) {
        try {
            // Written by us from an address, so that this is a literal and no look-up; equality is by address alone.
            return EgressIp.of(InetAddress.getByName(literal), "");
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("attribute " + KEEP.asString() + " is no address: " + literal, e);
        }
    }

    private static Instant instant(Mail mail, AttributeName name, String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "mail " + mail.getName() + ": attribute " + name.asString() + " is no time: " + value, e);
        }
    }

    private static String required(Mail mail, AttributeName name) {
        return text(mail, name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "mail " + mail.getName() + " lacks the attribute " + name.asString()));
    }

    private static Optional<String> text(Mail mail, AttributeName name) {
        return AttributeUtils.getValueAndCastFromMail(mail, name, String.class);
    }

    private static void setOrRemove(Mail mail, AttributeName name, Optional<String> value) {
        if (value.isPresent()) {
            set(mail, name, value.get());
        } else {
            mail.removeAttribute(name);
        }
    }

    private static void set(Mail mail, AttributeName name, String value) {
        mail.setAttribute(new Attribute(name, AttributeValue.of(value)));
    }
}
