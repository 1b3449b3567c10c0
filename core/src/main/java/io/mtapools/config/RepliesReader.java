package io.mtapools.config;

import java.util.stream.Collectors;

/** Reads {@code <replies>}. */
final class RepliesReader {
    private final Reading reading;

    RepliesReader(Reading reading) {
        this.reading = reading;
    }

    RepliesSettings read(Node node) {
        ReplyReader reader = new ReplyReader(reading);
        boolean builtIn = reading.attribute(node, "builtIn", Parsers::bool, true);
        return RepliesSettings.of(
                builtIn, node.children("reply").stream().map(reader::read).collect(Collectors.toList()));
    }
}
