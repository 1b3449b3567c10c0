package io.mtapools.it.sink;

import java.util.List;
import java.util.Optional;

/**
 * One mail transaction as the sink saw it, from its MAIL command on, whatever became of it. Times are those of
 * {@link System#nanoTime()}. Immutable.
 */
public final class Attempt {
    private final Session session;
    private final long startedAt;
    private final long endedAt;
    private final String sender;
    private final List<String> recipients;
    private final List<Refusal> refusals;
    private final Message message;

    Attempt(
            Session session,
            long startedAt,
            long endedAt,
            String sender,
            List<String> recipients,
            List<Refusal> refusals,
            Message message) {
        this.session = session;
        this.startedAt = startedAt;
        this.endedAt = endedAt;
        this.sender = sender;
        this.recipients = List.copyOf(recipients);
        this.refusals = List.copyOf(refusals);
        this.message = message;
    }

    /** The session that it was made in. */
    public Session session() {
        return session;
    }

    /** The address that it came from. */
    public String ip() {
        return session.ip();
    }

    public String helo() {
        return session.helo();
    }

    /** When MAIL came. */
    public long startedAt() {
        return startedAt;
    }

    /** When the last reply of the transaction was due. */
    public long endedAt() {
        return endedAt;
    }

    /** The envelope's sender; empty for the null sender. */
    public String sender() {
        return sender;
    }

    /** The recipients that were taken at RCPT. */
    public List<String> recipients() {
        return recipients;
    }

    /** The first recipient that was taken; empty if there was none. */
    public String recipient() {
        return recipients.isEmpty() ? "" : recipients.get(0);
    }

    public List<Refusal> refusals() {
        return refusals;
    }

    /** Whether the message was taken. */
    public boolean isAccepted() {
        return message != null;
    }

    /** The message, if it was taken. */
    public Optional<Message> message() {
        return Optional.ofNullable(message);
    }

    /** The first value of a header of the message, unfolded. */
    public Optional<String> header(String name) {
        return message().flatMap(taken -> taken.header(name));
    }
}
