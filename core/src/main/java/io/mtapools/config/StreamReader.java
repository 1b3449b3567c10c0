package io.mtapools.config;

import io.mtapools.model.Stream;
import io.mtapools.model.TrafficType;
import java.util.HashMap;
import java.util.Map;

/** Reads the {@code <stream>}s of the traffic. */
final class StreamReader {
    private static final int MOST_WEIGHT = 100;

    private final Reading reading;
    private final Map<Stream, Place> seen = new HashMap<>();

    StreamReader(Reading reading) {
        this.reading = reading;
    }

    StreamSettings read(Node node) {
        String type = reading.refer(NameIndex.Kind.TYPE, node, "type").orElse("unnamed");
        String name = reading.attribute(node, "name", Parsers::shortText, "unnamed");
        Stream stream = Stream.of(TrafficType.of(type), name);
        Place before = seen.putIfAbsent(stream, node.place());
        if (before != null) {
            reading.problems().error(node, Messages.duplicate("stream", before));
        }
        StreamSettings settings = StreamSettings.of(stream)
                .weighing(reading.attribute(
                                node, "weight", Parsers.count(1, MOST_WEIGHT), (long) StreamSettings.STANDARD_WEIGHT)
                        .intValue());
        return reading.attribute(node, "limit", Parsers::rate)
                .map(settings::limited)
                .orElse(settings);
    }
}
