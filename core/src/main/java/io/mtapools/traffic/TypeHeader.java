package io.mtapools.traffic;

import io.mtapools.config.TrafficSettings;
import io.mtapools.config.TypeSettings;
import io.mtapools.model.TrafficType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The header in which a sender names the type. Immutable. */
final class TypeHeader {
    private static final int MOST_VALUES = 10;
    private static final int LONGEST_UNKNOWN = 100;

    private final String name;
    private final Map<String, TrafficType> types;

    private TypeHeader(String name, Map<String, TrafficType> types) {
        this.name = name;
        this.types = types;
    }

    static TypeHeader of(TrafficSettings settings) {
        Map<String, TrafficType> types = new HashMap<>();
        types.put(settings.otherwise().value(), settings.otherwise());
        for (TypeSettings type : settings.types()) {
            types.put(type.type().value(), type.type());
        }
        return new TypeHeader(settings.typeHeader().orElse(null), types);
    }

    String rule() {
        return "header " + name;
    }

    Said read(MailFacts facts) {
        if (name == null) {
            return new Said(null, null);
        }
        List<String> values = facts.header(name).stream()
                .limit(MOST_VALUES)
                .map(value -> HeaderText.bounded(value).strip().toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty())
                .distinct()
                .collect(Collectors.toList());
        TrafficType type = values.size() == 1 ? types.get(values.get(0)) : null;
        return values.isEmpty() || type != null ? new Said(type, null) : new Said(null, harmless(values));
    }

    private static String harmless(List<String> values) {
        String text = String.join(", ", values).replaceAll("[^\\x20-\\x7e]", "?");
        return text.length() > LONGEST_UNKNOWN ? text.substring(0, LONGEST_UNKNOWN) : text;
    }

    /** What the header said: a type, something unknown, or nothing. */
    static final class Said {
        private final TrafficType type;
        private final String unknown;

        Said(TrafficType type, String unknown) {
            this.type = type;
            this.unknown = unknown;
        }

        Optional<TrafficType> type() {
            return Optional.ofNullable(type);
        }

        Optional<String> unknown() {
            return Optional.ofNullable(unknown);
        }
    }
}
