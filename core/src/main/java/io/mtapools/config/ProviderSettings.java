package io.mtapools.config;

import io.mtapools.model.ProviderName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A mailbox provider: how it is recognised and what it takes. Immutable.
 *
 * <p>For {@link ProviderName#EVERYONE_ELSE} the {@code connections} and the limits of scope {@code ALL} hold for each
 * MX set on its own, all our IPs together.
 */
public final class ProviderSettings {
    private final ProviderName name;
    private final List<String> mxSuffixes;
    private final List<String> domains;
    private final List<ScopedLimit> limits;
    private final Integer connections;
    private final Integer perConnection;
    private final TlsPolicy tls;
    private final boolean reportsComplaints;

    private ProviderSettings(Builder builder) {
        this.name = builder.name;
        this.mxSuffixes = List.copyOf(builder.mxSuffixes);
        this.domains = List.copyOf(builder.domains);
        this.limits = List.copyOf(builder.limits);
        this.connections = builder.connections;
        this.perConnection = builder.perConnection;
        this.tls = builder.tls;
        this.reportsComplaints = builder.reportsComplaints;
    }

    public static Builder named(String name) {
        return new Builder(ProviderName.of(name));
    }

    public ProviderName name() {
        return name;
    }

    /** Lower-case host name suffixes, matched at a label's edge: {@code google.com} matches {@code aspmx.l.google.com}. */
    public List<String> mxSuffixes() {
        return mxSuffixes;
    }

    /** Lower-case recipient domains; {@code gmx.*} stands for gmx under any top-level domain. */
    public List<String> domains() {
        return domains;
    }

    public List<ScopedLimit> limits() {
        return limits;
    }

    /** Simultaneous deliveries of one IP to this provider. */
    public OptionalInt connections() {
        return connections == null ? OptionalInt.empty() : OptionalInt.of(connections);
    }

    /** Messages over one connection. */
    public OptionalInt perConnection() {
        return perConnection == null ? OptionalInt.empty() : OptionalInt.of(perConnection);
    }

    public TlsPolicy tls() {
        return tls;
    }

    /** Whether it reports complaints for each mail (ARF). */
    public boolean reportsComplaints() {
        return reportsComplaints;
    }

    /** Collects a provider's settings. Not thread-safe. */
    public static final class Builder {
        private final ProviderName name;
        private final List<String> mxSuffixes = new ArrayList<>();
        private final List<String> domains = new ArrayList<>();
        private final List<ScopedLimit> limits = new ArrayList<>();
        private Integer connections;
        private Integer perConnection;
        private TlsPolicy tls = TlsPolicy.OPPORTUNISTIC;
        private boolean reportsComplaints;

        private Builder(ProviderName name) {
            this.name = name;
        }

        public Builder mx(String suffix) {
            mxSuffixes.add(suffix);
            return this;
        }

        public Builder domain(String domain) {
            domains.add(domain);
            return this;
        }

        public Builder limit(ScopedLimit limit) {
            limits.add(limit);
            return this;
        }

        public Builder connections(int count) {
            connections = count;
            return this;
        }

        public Builder perConnection(int messages) {
            perConnection = messages;
            return this;
        }

        public Builder tls(TlsPolicy policy) {
            tls = Objects.requireNonNull(policy);
            return this;
        }

        public Builder reportsComplaints(boolean reports) {
            reportsComplaints = reports;
            return this;
        }

        public ProviderSettings build() {
            return new ProviderSettings(this);
        }
    }
}
