package io.mtapools.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which provider takes which hosts and domains, in matching order. Not thread-safe. */
final class Claims {
    private final Map<String, String> mxSuffixes = new LinkedHashMap<>();
    private final Map<String, String> domains = new LinkedHashMap<>();

    /**
     * Adds a provider after those before it.
     *
     * @return where nothing is left for it: what it asks for and who has it, for a person
     */
    Optional<String> claim(ProviderSettings provider) {
        List<String> taken = new ArrayList<>();
        int wanted = provider.mxSuffixes().size() + provider.domains().size();
        for (String suffix : provider.mxSuffixes()) {
            owner(suffix).ifPresent(owner -> taken.add(suffix + " by " + owner));
        }
        for (String domain : provider.domains()) {
            domainOwner(domain).ifPresent(owner -> taken.add(domain + " by " + owner));
        }
        String name = provider.name().value();
        provider.mxSuffixes().forEach(suffix -> mxSuffixes.putIfAbsent(suffix, name));
        provider.domains().forEach(domain -> domains.putIfAbsent(domain, name));
        return wanted > 0 && taken.size() == wanted
                ? Optional.of(taken.stream().limit(5).collect(Collectors.joining(", ")))
                : Optional.empty();
    }

    /** Who has all MX hosts of a provider that was not added, where one has. */
    Optional<String> ownerOfAllHosts(ProviderSettings provider) {
        List<Optional<String>> owners =
                provider.mxSuffixes().stream().map(this::owner).distinct().collect(Collectors.toList());
        return owners.size() == 1 ? owners.get(0) : Optional.empty();
    }

    private Optional<String> owner(String suffix) {
        for (String rest = suffix; !rest.isEmpty(); rest = afterLabel(rest)) {
            if (mxSuffixes.containsKey(rest)) {
                return Optional.of(mxSuffixes.get(rest));
            }
        }
        return Optional.empty();
    }

    private Optional<String> domainOwner(String domain) {
        String anyTopLevel = domain.substring(0, domain.indexOf('.')) + ".*";
        boolean oneLabelAfter = domain.indexOf('.') == domain.lastIndexOf('.');
        return Optional.ofNullable(domains.get(domain))
                .or(() -> oneLabelAfter ? Optional.ofNullable(domains.get(anyTopLevel)) : Optional.empty());
    }

    private static String afterLabel(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }
}
