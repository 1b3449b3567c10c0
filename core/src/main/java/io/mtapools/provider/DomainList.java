package io.mtapools.provider;

import io.mtapools.config.ProviderSettings;
import io.mtapools.model.ProviderName;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which provider a recipient domain is listed with. {@code gmx.*} lists gmx under any top-level domain, and under the
 * second level that countries reserve for business ({@code gmx.co.uk}). A domain listed in full wins. Immutable.
 */
final class DomainList {
    private static final String ANY = ".*";
    private static final Set<String> SECOND_LEVEL = Set.of("co", "com", "net", "org", "ne", "or");

    private final Map<String, ProviderName> full = new HashMap<>();
    private final Map<String, ProviderName> underAny = new HashMap<>();

    DomainList(Collection<ProviderSettings> settings) {
        for (ProviderSettings provider : settings) {
            provider.domains().forEach(domain -> add(domain, provider.name()));
        }
    }

    private void add(String domain, ProviderName provider) {
        if (domain.endsWith(ANY)) {
            underAny.putIfAbsent(domain.substring(0, domain.length() - ANY.length()), provider);
        } else {
            full.putIfAbsent(domain, provider);
        }
    }

    Optional<ProviderName> of(String domain) {
        return Optional.ofNullable(full.get(domain))
                .or(() -> Optional.ofNullable(underAny.get(withoutTopLevel(domain))));
    }

    private static String withoutTopLevel(String domain) {
        String rest = withoutLastLabel(domain);
        boolean country = domain.length() - rest.length() == 3;
        String secondLevel = rest.substring(rest.lastIndexOf('.') + 1);
        return country && SECOND_LEVEL.contains(secondLevel) && rest.contains(".") ? withoutLastLabel(rest) : rest;
    }

    private static String withoutLastLabel(String domain) {
        return domain.substring(0, Math.max(0, domain.lastIndexOf('.')));
    }
}
