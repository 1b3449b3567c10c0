package io.mtapools.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.apache.james.server.core.MimeMessageWrapper;
import org.apache.mailet.Mail;

/**
 * Changes header fields without touching another byte of the message. A field that is changed on the message itself
 * makes James save it anew: that moves and adds fields, and fails on MIME structure that is broken, so that a mail which
 * would have gone out as it came in is lost to the error processor.
 */
public final class RawHeaders {
    private RawHeaders() {}

    /**
     * Takes every field of these names out.
     *
     * @return whether there was one; if not, the message is untouched
     */
    public static boolean drop(Mail mail, Collection<String> names) throws MessagingException {
        MimeMessage message = mail.getMessage();
        if (message == null || !hasAny(message, names)) {
            return false;
        }
        rewrite(mail, message, "", lowerCase(names));
        return true;
    }

    /**
     * Puts a field at the top, in place of every one of its name.
     *
     * @param value one line of ASCII
     * @throws MessagingException also where the mail has no message
     */
    public static void replace(Mail mail, String name, String value) throws MessagingException {
        MimeMessage message = mail.getMessage();
        if (message == null) {
            throw new MessagingException("mail " + mail.getName() + " has no message to put " + name + " on");
        }
        if (!(name + value).chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new MessagingException("header " + name + ": expected one line of ASCII");
        }
        rewrite(mail, message, name + ": " + value + "\r\n", lowerCase(Set.of(name)));
    }

    private static boolean hasAny(MimeMessage message, Collection<String> names) throws MessagingException {
        for (String name : names) {
            if (message.getHeader(name) != null) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> lowerCase(Collection<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static void rewrite(Mail mail, MimeMessage message, String before, Set<String> dropped)
            throws MessagingException {
        if (message instanceof MimeMessageWrapper) {
            put(mail, rewritten((MimeMessageWrapper) message, before, dropped));
            return;
        }
        MimeMessageWrapper copy = new MimeMessageWrapper(message);
        try {
            put(mail, rewritten(copy, before, dropped));
        } finally {
            LifecycleUtil.dispose(copy);
        }
    }

    private static MimeMessageWrapper rewritten(MimeMessageWrapper message, String before, Set<String> dropped)
            throws MessagingException {
        MimeMessageInputStreamSource source = MimeMessageInputStreamSource.create("mta-pools-" + UUID.randomUUID());
        try (InputStream in = message.getMessageInputStream();
                OutputStream out = source.getWritableOutputStream()) {
            out.write(before.getBytes(StandardCharsets.US_ASCII));
            new HeaderFilter(in, dropped).copyTo(out);
            return new MimeMessageWrapper(source);
        } catch (IOException | MessagingException | RuntimeException e) {
            LifecycleUtil.dispose(source);
            throw new MessagingException("could not rewrite a message's headers", e);
        }
    }

    private static void put(Mail mail, MimeMessageWrapper message) throws MessagingException {
        if (mail instanceof MailImpl) {
            ((MailImpl) mail).setMessageNoCopy(message);
        } else {
            mail.setMessage(message);
        }
    }
}
