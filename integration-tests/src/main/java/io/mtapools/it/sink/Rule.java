package io.mtapools.it.sink;

import java.util.Optional;

/** Decides what a sink answers; the first rule with an answer wins. Must be thread-safe. */
@FunctionalInterface
public interface Rule {
    /** The answer to this step; empty to leave it to the rules after this one. */
    Optional<Answer> answer(Step step);
}
