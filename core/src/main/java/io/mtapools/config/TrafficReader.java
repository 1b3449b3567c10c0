package io.mtapools.config;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads {@code <traffic>}. */
final class TrafficReader {
    /** What tells us something is taken off the mail: never these. */
    private static final Set<String> NEEDED = Set.of(
            "from",
            "to",
            "cc",
            "bcc",
            "reply-to",
            "sender",
            "subject",
            "date",
            "message-id",
            "in-reply-to",
            "references",
            "received",
            "return-path",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "dkim-signature",
            "list-id",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "x-mta-pools");

    private final Reading reading;
    private final Map<String, Place> headers = new HashMap<>();

    TrafficReader(Reading reading) {
        this.reading = reading;
    }

    TrafficSettings read(Node node) {
        String otherwise = reading.refer(NameIndex.Kind.TYPE, node, "otherwise").orElse("unnamed");
        TrafficSettings.Builder traffic = TrafficSettings.otherwise(otherwise);
        header(node, "typeHeader", traffic::typeHeader);
        header(node, "streamHeader", traffic::streamHeader);
        header(node, "engagementHeader", traffic::engagementHeader);
        header(node, "expiresHeader", traffic::expiresHeader);
        TypeReader types = new TypeReader(reading);
        for (Node child : node.children("type")) {
            TypeSettings type = types.read(child);
            traffic.type(type);
            adviseOn(child, type, node, otherwise);
        }
        StreamReader streams = new StreamReader(reading);
        node.children("stream").forEach(child -> traffic.stream(streams.read(child)));
        return traffic.build();
    }

    private void header(Node node, String attribute, Consumer<String> setter) {
        Optional<String> header = reading.attribute(node, attribute, Parsers::headerName);
        header.ifPresent(name -> {
            setter.accept(name);
            Field field = node.attribute(attribute).orElseThrow();
            String lower = name.toLowerCase(Locale.ROOT);
            Place before = headers.putIfAbsent(lower, field.place());
            if (before != null) {
                reading.problems().error(field, Messages.sameHeader(before));
            }
            if (NEEDED.contains(lower)) {
                reading.problems().error(field, Messages.reservedHeader());
            }
        });
    }

    private void adviseOn(Node child, TypeSettings type, Node traffic, String otherwise) {
        boolean reachable = !type.conditions().isEmpty()
                || type.type().value().equals(otherwise)
                || traffic.attribute("typeHeader").isPresent();
        if (!reachable) {
            reading.problems().warn(child, Messages.neverMatches(otherwise));
        }
    }
}
