package io.mtapools.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What an attempt came to, with the whole reply. Immutable.
 *
 * <p>{@link #reachedServer} tells apart what the receiver could count: an attempt that spoke to a mail server from one
 * that never got a connection.
 */
public final class Outcome {
    /** How it ended. */
    public enum Kind {
        DELIVERED,
        DEFERRED,
        BOUNCED,
        EXPIRED
    }

    private final Kind kind;
    private final SmtpReply reply;
    private final ReplyCategory category;
    private final String mxHost;
    private final String tls;
    private final boolean reachedServer;

    private Outcome(
            Kind kind, SmtpReply reply, ReplyCategory category, String mxHost, String tls, boolean reachedServer) {
        this.kind = Objects.requireNonNull(kind);
        this.reply = Objects.requireNonNull(reply);
        this.category = category;
        this.mxHost = mxHost;
        this.tls = tls;
        this.reachedServer = reachedServer;
    }

    public static Outcome delivered(SmtpReply reply, String mxHost) {
        return new Outcome(Kind.DELIVERED, reply, null, mxHost, null, true);
    }

    /** A reply that asks to try again, or none at all. */
    public static Outcome deferred(SmtpReply reply) {
        return new Outcome(Kind.DEFERRED, reply, null, null, null, false);
    }

    /** A reply that refuses for good. */
    public static Outcome bounced(SmtpReply reply) {
        return new Outcome(Kind.BOUNCED, reply, null, null, null, false);
    }

    /** Given up: too old, or retried for too long; {@code last} is the last reply that was seen. */
    public static Outcome expired(SmtpReply last) {
        return new Outcome(Kind.EXPIRED, last, null, null, null, false);
    }

    /** The same, said by this MX host. */
    public Outcome from(String host) {
        return new Outcome(kind, reply, category, host, tls, true);
    }

    /** The same, with what it means. */
    public Outcome meaning(ReplyCategory meaning) {
        return new Outcome(kind, reply, meaning, mxHost, tls, reachedServer);
    }

    /** The same, over a connection secured as described, for example {@code TLSv1.3 TLS_AES_256_GCM_SHA384}. */
    public Outcome over(String description) {
        return new Outcome(kind, reply, category, mxHost, description, reachedServer);
    }

    public Kind kind() {
        return kind;
    }

    public SmtpReply reply() {
        return reply;
    }

    /** What the reply means, once somebody has read it. */
    public Optional<ReplyCategory> category() {
        return Optional.ofNullable(category);
    }

    /** The MX host that answered last. */
    public Optional<String> mxHost() {
        return Optional.ofNullable(mxHost);
    }

    /**
     * Protocol and cipher suite, where the connection was encrypted; a text that begins with {@code clear} where that was
     * tried, failed, and the conversation was held in clear.
     */
    public Optional<String> tls() {
        return Optional.ofNullable(tls);
    }

    /** Whether a mail server was spoken to. */
    public boolean reachedServer() {
        return reachedServer;
    }

    public boolean isDelivered() {
        return kind == Kind.DELIVERED;
    }

    @Override
    public String toString() {
        return kind + " " + reply + (mxHost == null ? "" : " (" + mxHost + ")");
    }
}
