package io.mtapools.dispatch;

import io.mtapools.model.Outcome;
import java.time.Instant;
import java.util.Optional;

/** What becomes of a delivery: it is over, or it is tried again at a time. Immutable. */
final class Verdict {
    private final Outcome outcome;
    private final Facts facts;
    private final Instant again;

    private Verdict(Outcome outcome, Facts facts, Instant again) {
        this.outcome = outcome;
        this.facts = facts;
        this.again = again;
    }

    static Verdict over(Outcome outcome, Facts facts) {
        return new Verdict(outcome, facts, null);
    }

    static Verdict again(Outcome outcome, Facts facts, Instant when) {
        return new Verdict(outcome, facts, when);
    }

    Outcome outcome() {
        return outcome;
    }

    /** The facts that go on with it. */
    Facts facts() {
        return facts;
    }

    Optional<Instant> again() {
        return Optional.ofNullable(again);
    }
}
