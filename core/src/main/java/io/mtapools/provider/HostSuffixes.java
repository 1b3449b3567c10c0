package io.mtapools.provider;

import io.mtapools.config.ProviderSettings;
import io.mtapools.model.ProviderName;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which provider runs a mail host: by the longest suffix that ends at a label's edge, so that
 * {@code olc.protection.outlook.com} wins over {@code outlook.com}. As many look-ups as the host has labels, however
 * many providers there are. Immutable.
 */
final class HostSuffixes {
    private final Map<String, ProviderName> providers = new HashMap<>();

    HostSuffixes(Collection<ProviderSettings> settings) {
        for (ProviderSettings provider : settings) {
            provider.mxSuffixes().forEach(suffix -> providers.putIfAbsent(suffix, provider.name()));
        }
    }

    Optional<Match> of(String host) {
        for (String suffix = host; suffix != null; suffix = parent(suffix)) {
            ProviderName provider = providers.get(suffix);
            if (provider != null) {
                return Optional.of(new Match(provider, host, suffix));
            }
        }
        return Optional.empty();
    }

    private static String parent(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? null : name.substring(dot + 1);
    }

    /** A host, and the suffix that told its provider. Immutable. */
    static final class Match {
        private final ProviderName provider;
        private final String host;
        private final String suffix;

        private Match(ProviderName provider, String host, String suffix) {
            this.provider = provider;
            this.host = host;
            this.suffix = suffix;
        }

        ProviderName provider() {
            return provider;
        }

        String evidence() {
            return "MX " + host + (host.equals(suffix) ? "" : " ends in " + suffix);
        }
    }
}
