package io.mtapools.mail;

import io.mtapools.config.TrafficSettings;
import java.util.ArrayList;
import java.util.List;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;

/** The headers by which senders tell us something, and our own trace header: none may leave as it came in. */
public final class TaggingHeaders {
    /** The trace header. */
    public static final String TRACE = "X-MTA-Pools";

    private TaggingHeaders() {}

    /** @return whether there was one; if not, the message is untouched */
    public static boolean strip(Mail mail, TrafficSettings settings) throws MessagingException {
        List<String> names = new ArrayList<>(settings.taggingHeaders());
        names.add(TRACE);
        return RawHeaders.drop(mail, names);
    }
}
