package io.mtapools.config;

import java.util.List;
import java.util.stream.Collectors;

/** {@code pools.xml} can't be used. The message lists every problem, one a line, in the file's order. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    ConfigurationException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** At least one, in the file's order. */
    public List<Problem> problems() {
        return problems;
    }
}
