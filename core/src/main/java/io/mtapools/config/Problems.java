package io.mtapools.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects what is wrong and what is unwise in one file. Not thread-safe. */
final class Problems {
    private final String systemId;
    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    Problems(String systemId) {
        this.systemId = systemId;
    }

    void error(Place place, String text) {
        errors.add(Problem.at(systemId, place, text));
    }

    void error(Node node, String text) {
        error(node.place(), node.label() + ": " + text);
    }

    void error(Field field, String text) {
        error(field.place(), field.label() + ": " + text);
    }

    void warn(Node node, String text) {
        warnings.add(Problem.at(systemId, node.place(), node.label() + ": " + text));
    }

    void warn(Field field, String text) {
        warnings.add(Problem.at(systemId, field.place(), field.label() + ": " + text));
    }

    /** Throws all errors, if there are any. */
    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new ConfigurationException(sorted(errors));
        }
    }

    List<Problem> warnings() {
        return sorted(warnings);
    }

    private static List<Problem> sorted(List<Problem> problems) {
        return problems.stream().sorted().distinct().collect(Collectors.toUnmodifiableList());
    }
}
