package io.mtapools.traffic;

import io.mtapools.config.TrafficSettings;
import io.mtapools.model.Stream;
import io.mtapools.model.TrafficType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells a mail's type and stream. The type header comes first; then the types' conditions, in the file's order, any one
 * of a type being enough; then {@code otherwise}. A type header that names no type, or several that name different
 * ones, decides nothing. Immutable and thread-safe.
 */
public final class Classifier {
    private final TypeHeader typeHeader;
    private final List<Rule> rules;
    private final TrafficType otherwise;
    private final StreamName streamName;

    public Classifier(TrafficSettings settings) {
        this.typeHeader = TypeHeader.of(settings);
        this.rules = settings.types().stream()
                .flatMap(type -> type.conditions().stream().map(condition -> Rule.of(type.type(), condition)))
                .collect(Collectors.toUnmodifiableList());
        this.otherwise = settings.otherwise();
        this.streamName = new StreamName(settings.streamHeader());
    }

    public Classification classify(MailFacts facts) {
        TypeHeader.Said said = typeHeader.read(facts);
        Optional<TrafficType> named = said.type();
        if (named.isPresent()) {
            return classification(facts, named.get(), typeHeader.rule());
        }
        Classification byRules = byRules(facts);
        return said.unknown().map(byRules::despite).orElse(byRules);
    }

    /** The classification of a mail whose type is known already, for {@code rule}. */
    public Classification classifyAs(TrafficType type, String rule, MailFacts facts) {
        return classification(facts, type, rule);
    }

    private Classification byRules(MailFacts facts) {
        return rules.stream()
                .filter(rule -> rule.matches(facts))
                .findFirst()
                .map(rule -> classification(facts, rule.type(), rule.text()))
                .orElseGet(() -> classification(facts, otherwise, "otherwise"));
    }

    private Classification classification(MailFacts facts, TrafficType type, String rule) {
        return Classification.of(Stream.of(type, streamName.of(facts)), rule);
    }
}
