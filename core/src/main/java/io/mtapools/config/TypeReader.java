package io.mtapools.config;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code <type>}. */
final class TypeReader {
    /** In front of the states: figures alone never act. */
    private static final String CLEAR = "clear";

    private final Reading reading;

    TypeReader(Reading reading) {
        this.reading = reading;
    }

    TypeSettings read(Node node) {
        String name = reading.define(NameIndex.Kind.TYPE, node);
        String pool = reading.refer(NameIndex.Kind.POOL, node, "pool").orElse("unnamed");
        TypeSettings.Builder type = TypeSettings.named(name, pool);
        reading.attribute(node, "automatic", Parsers.oneOf(automatic())).ifPresent(type::automatic);
        reading.attribute(node, "expires", Durations::parse).ifPresent(type::expires);
        node.child("retry").map(new RetryReader(reading)::read).ifPresent(type::retry);
        node.children().forEach(child -> condition(child, type));
        return type.build();
    }

    static List<String> automatic() {
        List<String> states = new ArrayList<>(FeedbackState.names());
        states.add(0, CLEAR);
        return states;
    }

    private void condition(Node node, TypeSettings.Builder type) {
        switch (node.name()) {
            case "senderDomain":
                reading.text(node, HostNames::domain)
                        .map(Condition::senderDomain)
                        .ifPresent(type::condition);
                break;
            case "authUser":
                reading.text(node, Parsers::shortText).map(Condition::authUser).ifPresent(type::condition);
                break;
            case "header":
                type.condition(header(node));
                break;
            default:
                break;
        }
    }

    private Condition header(Node node) {
        String name = reading.attribute(node, "name", Parsers::headerName, "unnamed");
        return reading.attribute(node, "matches", Regexes::parse)
                .map(pattern -> Condition.header(name, pattern))
                .orElseGet(() -> Condition.header(name));
    }
}
