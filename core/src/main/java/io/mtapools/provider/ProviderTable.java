package io.mtapools.provider;

import io.mtapools.config.ProviderSettings;
import io.mtapools.model.ProviderName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Names the provider of a domain from what the DNS said. The most preferred MX hosts decide; where they disagree, the
 * first by name that any provider runs. A backup MX changes nothing. Where no provider runs them, the domain lists
 * decide: many a provider is known by its domains only. Immutable and thread-safe.
 */
public final class ProviderTable {
    private final HostSuffixes suffixes;
    private final DomainList domains;

    /** @param providers in matching order: of two that claim the same suffix or domain the first has it */
    public ProviderTable(Collection<ProviderSettings> providers) {
        this.suffixes = new HostSuffixes(providers);
        this.domains = new DomainList(providers);
    }

    /** @param domain in the form of {@link io.mtapools.model.DomainNames} */
    public Mailbox mailbox(String domain, MxAnswer answer) {
        switch (answer.status()) {
            case FOUND:
                return found(domain, answer);
            case NULL_MX:
                return nobodys(Mailbox.Status.NULL_MX, domain, "null MX: " + domain + " takes no mail");
            case NO_HOST:
                return nobodys(Mailbox.Status.NO_HOST, domain, domain + " has neither MX nor address");
            default:
                return listed(Mailbox.Status.UNRESOLVED, domain, "no answer from the DNS: " + answer.failure() + "; ");
        }
    }

    /** By the domain lists alone. */
    public Mailbox byName(String domain) {
        return listed(Mailbox.Status.FOUND, domain, "");
    }

    private Mailbox found(String domain, MxAnswer answer) {
        List<String> hosts = answer.preferred().stream().map(MxHost::name).collect(Collectors.toList());
        String mxSet = MxSet.key(hosts);
        return hosts.stream()
                .map(suffixes::of)
                .flatMap(Optional::stream)
                .findFirst()
                .map(match -> Mailbox.of(Mailbox.Status.FOUND, match.provider(), mxSet, match.evidence()))
                .orElseGet(() -> foundElsewhere(domain, answer, mxSet));
    }

    private Mailbox foundElsewhere(String domain, MxAnswer answer, String mxSet) {
        String seen = answer.isImplicit()
                ? "no MX, its address stands in for one; "
                : "MX " + answer.hosts().get(0).name() + " is in no list; ";
        return Mailbox.of(Mailbox.Status.FOUND, listedWith(domain), mxSet, seen + domainEvidence(domain));
    }

    private Mailbox listed(Mailbox.Status status, String domain, String before) {
        return Mailbox.of(status, listedWith(domain), MxSet.key(List.of(domain)), before + domainEvidence(domain));
    }

    private static Mailbox nobodys(Mailbox.Status status, String domain, String evidence) {
        return Mailbox.of(status, ProviderName.EVERYONE_ELSE, MxSet.key(List.of(domain)), evidence);
    }

    private ProviderName listedWith(String domain) {
        return domains.of(domain).orElse(ProviderName.EVERYONE_ELSE);
    }

    private String domainEvidence(String domain) {
        return "domain " + domain + (domains.of(domain).isPresent() ? " is listed" : " is in no list");
    }
}
