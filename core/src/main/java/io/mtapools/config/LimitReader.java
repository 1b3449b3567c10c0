package io.mtapools.config;

import io.mtapools.model.Limit;
import io.mtapools.model.LimitScope;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the {@code <limit>}s of one element. */
final class LimitReader {
    private static final long MOST = 1_000_000_000_000L - 1;

    private final Reading reading;
    private final List<String> scopes;
    private final LimitScope usual;
    private final Map<String, Place> seen = new HashMap<>();

    /** @param usual the scope where none is set */
    LimitReader(Reading reading, LimitScope usual, LimitScope... allowed) {
        this.reading = reading;
        this.usual = usual;
        this.scopes = Arrays.stream(allowed).map(LimitReader::text).collect(Collectors.toList());
    }

    ScopedLimit read(Node node) {
        Optional<String> scope = reading.attribute(node, "scope", Parsers.oneOf(scopes));
        long messages = reading.attribute(node, "messages", Parsers.count(1, MOST), 1L);
        Optional<Duration> per = reading.attribute(node, "per", Durations::parse);
        String counted = scope.orElse(text(usual));
        boolean scopeKnown = scope.isPresent() || node.attribute("scope").isEmpty();
        per.filter(known -> scopeKnown).ifPresent(period -> checkOnce(node, counted, period));
        return ScopedLimit.of(
                LimitScope.valueOf(counted.toUpperCase(Locale.ROOT)),
                Limit.of(messages, per.orElse(Duration.ofDays(1))));
    }

    private void checkOnce(Node node, String scope, Duration per) {
        String provider = node.attribute("provider").flatMap(Field::value).orElse("");
        Place before = seen.putIfAbsent(provider + " " + scope + " " + per, node.place());
        if (before != null) {
            reading.problems().error(node, Messages.sameLimit(before));
        }
    }

    private static String text(LimitScope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }
}
