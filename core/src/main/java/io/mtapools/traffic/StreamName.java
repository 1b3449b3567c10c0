package io.mtapools.traffic;

import io.mtapools.model.DomainNames;
import java.util.Optional;

/** The name of a mail's stream: its header, else the list's id (RFC 2919), else the sender's domain. Immutable. */
final class StreamName {
    private final Optional<String> header;

    StreamName(Optional<String> header) {
        this.header = header;
    }

    /** Empty where the mail tells nothing at all. */
    String of(MailFacts facts) {
        return header.flatMap(name -> first(facts, name))
                .or(() -> first(facts, "List-Id").map(StreamName::listId))
                .or(() -> facts.sender().flatMap(DomainNames::ofAddress))
                .or(facts::fromDomain)
                .orElse("");
    }

    private static Optional<String> first(MailFacts facts, String name) {
        return facts.header(name).stream()
                .map(value -> HeaderText.bounded(value).strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** The id in its angle brackets; the phrase before it may hold brackets of its own, so the last pair counts. */
    private static String listId(String value) {
        int close = value.lastIndexOf('>');
        int open = value.lastIndexOf('<', close);
        return open < 0 || close == open + 1 ? value : value.substring(open + 1, close);
    }
}
