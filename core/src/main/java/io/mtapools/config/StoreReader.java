package io.mtapools.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Reads {@code <store>}. */
final class StoreReader {
    private static final String EMBEDDED = "embedded";
    private static final String REDIS = "redis";

    private final Reading reading;

    StoreReader(Reading reading) {
        this.reading = reading;
    }

    StoreSettings read(Node node) {
        Optional<String> kind = reading.attribute(node, "kind", Parsers.oneOf(List.of(EMBEDDED, REDIS)));
        Optional<URI> uri = reading.attribute(node, "uri", Parsers::redis);
        kind.ifPresent(known -> checkUri(node, known));
        return kind.filter(REDIS::equals).isPresent() && uri.isPresent()
                ? StoreSettings.redis(uri.get())
                : StoreSettings.embedded();
    }

    private void checkUri(Node node, String kind) {
        Optional<Field> uri = node.attribute("uri");
        if (kind.equals(REDIS) && uri.isEmpty()) {
            reading.problems().error(node, Messages.uriMissing());
        }
        if (kind.equals(EMBEDDED) && uri.isPresent()) {
            reading.problems().error(uri.get(), Messages.uriUnused());
        }
    }
}
