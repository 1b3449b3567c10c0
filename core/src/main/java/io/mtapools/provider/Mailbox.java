package io.mtapools.provider;

import io.mtapools.model.ProviderName;
import java.util.Objects;

/** Whose mailboxes a recipient domain's are, and how that is known. Immutable. */
public final class Mailbox {
    /** What the DNS said of the domain. */
    public enum Status {
        /** It has mail hosts (MX, or the address that stands in for one, RFC 5321 section 5.1). */
        FOUND,
        /** It says that it takes no mail (RFC 7505). */
        NULL_MX,
        /** It does not exist, or has neither MX nor address. */
        NO_HOST,
        /** The DNS gave no answer: nothing is known yet. */
        UNRESOLVED
    }

    private final Status status;
    private final ProviderName provider;
    private final String mxSet;
    private final String evidence;

    private Mailbox(Status status, ProviderName provider, String mxSet, String evidence) {
        this.status = Objects.requireNonNull(status);
        this.provider = Objects.requireNonNull(provider);
        this.mxSet = Objects.requireNonNull(mxSet);
        this.evidence = Objects.requireNonNull(evidence);
    }

    public static Mailbox of(Status status, ProviderName provider, String mxSet, String evidence) {
        return new Mailbox(status, provider, mxSet, evidence);
    }

    public Status status() {
        return status;
    }

    public ProviderName provider() {
        return provider;
    }

    /** A key for the set of preferred MX hosts, the same for all domains that share it; at most 100 characters. */
    public String mxSet() {
        return mxSet;
    }

    /** What proved it, for a person: the MX host or the domain list. */
    public String evidence() {
        return evidence;
    }

    @Override
    public String toString() {
        return provider + " (" + evidence + ")";
    }
}
