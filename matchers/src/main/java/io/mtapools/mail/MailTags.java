package io.mtapools.mail;

import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import io.mtapools.model.Stream;
import io.mtapools.model.TrafficType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/**
 * What we know of a mail, read from and written to its attributes. An attribute that somebody else gave a value of no
 * use reads as absent. As thread-safe as the mail, which is not.
 */
public final class MailTags {
    private static final int MOST_DIGITS = 9;

    private final Mail mail;

    private MailTags(Mail mail) {
        this.mail = mail;
    }

    public static MailTags of(Mail mail) {
        return new MailTags(mail);
    }

    public Optional<TrafficType> type() {
        return text(MailAttributes.TRAFFIC_TYPE).filter(TrafficType::isValid).map(TrafficType::of);
    }

    /** The stream, once both type and stream are known. */
    public Optional<Stream> stream() {
        return type().flatMap(type -> text(MailAttributes.STREAM).map(name -> Stream.of(type, name)));
    }

    /** Sets type and stream. */
    public void stream(Stream stream) {
        set(MailAttributes.TRAFFIC_TYPE, stream.type().value());
        set(MailAttributes.STREAM, stream.name());
    }

    public Optional<PoolName> pool() {
        return text(MailAttributes.POOL).filter(PoolName::isValid).map(PoolName::of);
    }

    public void pool(PoolName pool) {
        set(MailAttributes.POOL, pool.value());
    }

    public Optional<ProviderName> provider() {
        return text(MailAttributes.PROVIDER).filter(ProviderName::isValid).map(ProviderName::of);
    }

    public void provider(ProviderName provider) {
        set(MailAttributes.PROVIDER, provider.value());
    }

    /** Attempts made so far; 0 where none is noted. */
    public int attempts() {
        return text(MailAttributes.ATTEMPTS)
                .filter(MailTags::isCount)
                .map(Integer::parseInt)
                .orElse(0);
    }

    public void attempts(int count) {
        set(MailAttributes.ATTEMPTS, Integer.toString(count));
    }

    /** When we first saw the mail. */
    public Optional<Instant> accepted() {
        return instant(MailAttributes.ACCEPTED);
    }

    public void accepted(Instant when) {
        set(MailAttributes.ACCEPTED, when.toString());
    }

    /** When it is no longer worth sending. */
    public Optional<Instant> expires() {
        return instant(MailAttributes.EXPIRES);
    }

    public void expires(Instant when) {
        set(MailAttributes.EXPIRES, when.toString());
    }

    /** The value of an attribute that is a text and not blank. */
    public Optional<String> text(AttributeName name) {
        return mail.getAttribute(name)
                .map(attribute -> attribute.getValue().value())
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(Predicate.not(String::isBlank));
    }

    public void set(AttributeName name, String value) {
        mail.setAttribute(new Attribute(name, AttributeValue.of(value)));
    }

    private Optional<Instant> instant(AttributeName name) {
        try {
            return text(name).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isCount(String text) {
        return text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
