package io.mtapools.delivery;

import io.mtapools.model.Outcome;
import java.util.Objects;

/** The attempt is over before anybody was dialled; carries what it came to. */
class Undeliverable extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    Undeliverable(Outcome outcome) {
        super(outcome.reply().toString());
        this.outcome = Objects.requireNonNull(outcome);
    }

    Outcome outcome() {
        return outcome;
    }
}
