package io.mtapools.dispatch;

import io.mtapools.model.EgressIp;
import io.mtapools.model.LaneKey;
import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import io.mtapools.model.SmtpReply;
import io.mtapools.model.Stream;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What the pump must know of a delivery: one mail to one recipient. Immutable. */
public final class Facts {
    private final PoolName pool;
    private final ProviderName provider;
    private final Stream stream;
    private final String domain;
    private final String recipientDomain;
    private final String mxSet;
    private final Instant accepted;
    private final int attempts;
    private final EgressIp keep;
    private final Instant expires;
    private final SmtpReply lastReply;

    private Facts(Builder builder) {
        this.pool = Objects.requireNonNull(builder.pool, "pool");
        this.provider = Objects.requireNonNull(builder.provider, "provider");
        this.stream = Objects.requireNonNull(builder.stream, "stream");
        this.domain = Objects.requireNonNull(builder.domain, "domain");
        this.recipientDomain = Objects.requireNonNull(builder.recipientDomain, "recipientDomain");
        this.mxSet = Objects.requireNonNull(builder.mxSet, "mxSet");
        this.accepted = Objects.requireNonNull(builder.accepted, "accepted");
        this.attempts = builder.attempts;
        this.keep = builder.keep;
        this.expires = builder.expires;
        this.lastReply = builder.lastReply;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The same facts, to change some of them. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.pool = pool;
        builder.provider = provider;
        builder.stream = stream;
        builder.domain = domain;
        builder.recipientDomain = recipientDomain;
        builder.mxSet = mxSet;
        builder.accepted = accepted;
        builder.attempts = attempts;
        builder.keep = keep;
        builder.expires = expires;
        builder.lastReply = lastReply;
        return builder;
    }

    public LaneKey lane() {
        return LaneKey.of(pool, provider);
    }

    public PoolName pool() {
        return pool;
    }

    public ProviderName provider() {
        return provider;
    }

    public Stream stream() {
        return stream;
    }

    /** The authenticated (DKIM) domain, else the sender's; lower case, may be empty. */
    public String domain() {
        return domain;
    }

    /** Lower case. */
    public String recipientDomain() {
        return recipientDomain;
    }

    /** The key of the recipient domain's preferred MX hosts. */
    public String mxSet() {
        return mxSet;
    }

    /** When James accepted the mail. */
    public Instant accepted() {
        return accepted;
    }

    /** Attempts made so far. */
    public int attempts() {
        return attempts;
    }

    /** The IP that the next attempt should use again. */
    public Optional<EgressIp> keep() {
        return Optional.ofNullable(keep);
    }

    /** When it is no longer worth sending. */
    public Optional<Instant> expires() {
        return Optional.ofNullable(expires);
    }

    /** What the attempt before was told. */
    public Optional<SmtpReply> lastReply() {
        return Optional.ofNullable(lastReply);
    }

    /** Collects the facts. Not thread-safe. */
    public static final class Builder {
        private PoolName pool;
        private ProviderName provider;
        private Stream stream;
        private String domain = "";
        private String recipientDomain;
        private String mxSet = "";
        private Instant accepted;
        private int attempts;
        private EgressIp keep;
        private Instant expires;
        private SmtpReply lastReply;

        private Builder() {}

        public Builder pool(PoolName value) {
            pool = value;
            return this;
        }

        public Builder provider(ProviderName value) {
            provider = value;
            return this;
        }

        public Builder stream(Stream value) {
            stream = value;
            return this;
        }

        public Builder domain(String value) {
            domain = value;
            return this;
        }

        public Builder recipientDomain(String value) {
            recipientDomain = value;
            return this;
        }

        public Builder mxSet(String value) {
            mxSet = value;
            return this;
        }

        public Builder accepted(Instant value) {
            accepted = value;
            return this;
        }

        public Builder attempts(int value) {
            attempts = value;
            return this;
        }

        public Builder keep(EgressIp value) {
            keep = value;
            return this;
        }

        public Builder expires(Instant value) {
            expires = value;
            return this;
        }

        public Builder lastReply(SmtpReply value) {
            lastReply = value;
            return this;
        }

        public Facts build() {
            return new Facts(this);
        }
    }
}
