package io.mtapools.feedback.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A mail taken apart: its header, and its leaves in their order, nested multiparts made flat. Immutable. */
final class ParsedMail {
    static final int MAX_PROSE = 256 << 10;

    private final HeaderFields header;
    private final List<Part> parts;

    ParsedMail(HeaderFields header, List<Part> parts) {
        this.header = header;
        this.parts = List.copyOf(parts);
    }

    HeaderFields header() {
        return header;
    }

    Stream<Part> parts(Predicate<Part> which) {
        return parts.stream().filter(which);
    }

    boolean has(Predicate<Part> which) {
        return parts.stream().anyMatch(which);
    }

    String subject() {
        return EncodedWords.decode(header.first("Subject").orElse(""));
    }

    String from() {
        return header.first("From").orElse("");
    }

    String contentType() {
        return header.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    }

    /** What a person was meant to read: the text before the returned mail, plain where there is plain text. */
    String prose() {
        List<Part> texts = parts.stream()
                .takeWhile(part -> !part.isOriginal())
                .filter(Part::isText)
                .collect(Collectors.toList());
        boolean plain =
                texts.stream().anyMatch(part -> !part.isHtml() && !part.text().isBlank());
        String prose = texts.stream()
                .filter(part -> !plain || !part.isHtml())
                .map(part -> part.isHtml() ? Html.toText(part.text()) : part.text())
                .collect(Collectors.joining("\n\n"));
        return prose.length() > MAX_PROSE ? prose.substring(0, MAX_PROSE) : prose;
    }
}
