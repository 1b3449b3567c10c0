package io.mtapools.config;

import io.mtapools.model.ProviderName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads {@code <providers>}: the file's own first, then the built-in ones that it doesn't replace. */
final class ProvidersReader {
    private final Reading reading;

    ProvidersReader(Reading reading) {
        this.reading = reading;
    }

    /** Where the element is absent. */
    Collection<ProviderSettings> standard() {
        List<ProviderSettings> all = BuiltInProviders.all();
        know(all);
        return all;
    }

    Collection<ProviderSettings> read(Node node) {
        ProviderReader reader = new ProviderReader(reading);
        Map<ProviderName, ProviderSettings> providers = new LinkedHashMap<>();
        Claims claims = new Claims();
        for (Node child : node.children("provider")) {
            ProviderSettings provider = reader.read(child);
            claims.claim(provider)
                    .filter(taken -> !providers.containsKey(provider.name()))
                    .ifPresent(taken -> reading.problems().error(child, Messages.allClaimed(taken)));
            providers.putIfAbsent(provider.name(), provider);
        }
        if (reading.attribute(node, "builtIn", Parsers::bool, true)) {
            for (ProviderSettings builtIn : BuiltInProviders.all()) {
                if (providers.putIfAbsent(builtIn.name(), builtIn) == null) {
                    claims.ownerOfAllHosts(builtIn).ifPresent(owner -> adviseOn(node, owner, builtIn));
                }
            }
        }
        know(providers.values());
        return new ArrayList<>(providers.values());
    }

    private void adviseOn(Node node, String owner, ProviderSettings hidden) {
        node.children("provider").stream()
                .filter(child -> child.attribute("name")
                        .flatMap(Field::value)
                        .filter(owner::equals)
                        .isPresent())
                .findFirst()
                .ifPresent(child -> reading.problems()
                        .warn(child, Messages.hidesBuiltIn(hidden.name().value())));
    }

    private void know(Collection<ProviderSettings> providers) {
        reading.names()
                .know(
                        NameIndex.Kind.PROVIDER,
                        providers.stream()
                                .map(provider -> provider.name().value())
                                .filter(name -> !name.equals("unnamed"))
                                .collect(Collectors.toList()));
        reading.names().know(NameIndex.Kind.PROVIDER, List.of(ProviderName.EVERYONE_ELSE.value()));
    }
}
