package io.mtapools.traffic;

import io.mtapools.model.Stream;
import io.mtapools.model.TrafficType;
import java.util.Objects;
import java.util.Optional;

/** What a mail is, and what said so. Immutable. */
public final class Classification {
    private final Stream stream;
    private final String rule;
    private final String unknownType;

    private Classification(Stream stream, String rule, String unknownType) {
        this.stream = Objects.requireNonNull(stream);
        this.rule = Objects.requireNonNull(rule);
        this.unknownType = unknownType;
    }

    public static Classification of(Stream stream, String rule) {
        return new Classification(stream, rule, null);
    }

    /** The same, although the type header named what is no type. */
    public Classification despite(String unknown) {
        return new Classification(stream, rule, unknown);
    }

    public TrafficType type() {
        return stream.type();
    }

    public Stream stream() {
        return stream;
    }

    /** The rule that said so, for a person, for example {@code header X-Traffic-Type}. */
    public String rule() {
        return rule;
    }

    /** What the type header said that no type is named after; made harmless for logs. */
    public Optional<String> unknownType() {
        return Optional.ofNullable(unknownType);
    }

    @Override
    public String toString() {
        return stream + " (" + rule + ")";
    }
}
