package io.mtapools.config;

import io.mtapools.model.LimitScope;
import io.mtapools.model.ProviderName;
import java.util.List;
import java.util.Locale;

/** Reads {@code <provider>}. */
final class ProviderReader {
    /** Most simultaneous deliveries or connections that may be set. */
    static final int MOST_CONNECTIONS = 10_000;

    private static final int MOST_PER_CONNECTION = 1_000_000;
    private static final List<String> TLS = List.of("opportunistic", "required", "verified");
    private static final List<String> FBL = List.of("arf", "none");

    private final Reading reading;

    ProviderReader(Reading reading) {
        this.reading = reading;
    }

    ProviderSettings read(Node node) {
        String name = reading.define(NameIndex.Kind.PROVIDER, node);
        boolean everyoneElse = name.equals(ProviderName.EVERYONE_ELSE.value());
        ProviderSettings.Builder provider = ProviderSettings.named(name);
        LimitReader limits =
                new LimitReader(reading, everyoneElse ? LimitScope.ALL : LimitScope.IP, LimitScope.values());
        node.children("mx")
                .forEach(child -> reading.text(child, HostNames::mxSuffix).ifPresent(provider::mx));
        node.children("domain").forEach(child -> reading.text(child, HostNames::recipientDomain)
                .ifPresent(provider::domain));
        node.children("limit").forEach(child -> provider.limit(limits.read(child)));
        node.child("connections")
                .flatMap(child -> reading.text(child, Parsers.count(1, MOST_CONNECTIONS)))
                .ifPresent(count -> provider.connections(count.intValue()));
        node.child("perConnection")
                .flatMap(child -> reading.text(child, Parsers.count(1, MOST_PER_CONNECTION)))
                .ifPresent(count -> provider.perConnection(count.intValue()));
        reading.attribute(node, "tls", Parsers.oneOf(TLS))
                .ifPresent(tls -> provider.tls(TlsPolicy.valueOf(tls.toUpperCase(Locale.ROOT))));
        reading.attribute(node, "fbl", Parsers.oneOf(FBL))
                .ifPresent(fbl -> provider.reportsComplaints(fbl.equals("arf")));
        checkMatching(node, everyoneElse);
        return provider.build();
    }

    private void checkMatching(Node node, boolean everyoneElse) {
        boolean matches =
                !node.children("mx").isEmpty() || !node.children("domain").isEmpty();
        if (everyoneElse && matches) {
            reading.problems().error(node, Messages.everyoneElseMatches());
        }
        if (!everyoneElse && !matches && node.isComplete()) {
            reading.problems().error(node, Messages.matchesNothing());
        }
    }
}
