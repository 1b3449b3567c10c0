package io.mtapools.feedback.report;

import io.mtapools.feedback.reply.ReplyRules;
import java.io.IOException;
import java.io.InputStream;
import org.apache.james.mime4j.MimeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a mail and says what it reports. Thread-safe; never throws for what a mail contains: a mail that cannot be read
 * is no report, with the reason {@code unreadable}. Work and memory are bounded by {@link MailParser}'s counts.
 */
public final class ReportReader {
    /** The reason of a mail that cannot be read. */
    public static final String UNREADABLE = "unreadable";

    private static final Logger LOG = LoggerFactory.getLogger(ReportReader.class);

    private final StatusNotifications notifications;
    private final SesNotifications services;
    private final Notices notices;

    /** @param rules what the replies mean that bounces quote */
    public ReportReader(ReplyRules rules) {
        this.notifications = new StatusNotifications(rules);
        this.services = new SesNotifications(rules);
        this.notices = new Notices(rules);
    }

    /** @param rawMessage a mail as it came over the wire; read but not closed */
    public Report read(InputStream rawMessage) {
        try {
            return read(new Reading(MailParser.parse(rawMessage)));
        } catch (IOException | MimeException | RuntimeException | StackOverflowError e) {
            LOG.debug("A report could not be read", e);
            return Report.none(UNREADABLE);
        }
    }

    private Report read(Reading reading) {
        return Complaints.read(reading)
                .or(() -> AutoReplies.reason(reading.mail()).map(Report::none))
                .or(() -> services.read(reading))
                .or(() -> notifications.read(reading))
                .or(() -> notices.read(reading))
                .orElseGet(() -> Report.none("no report"));
    }
}
