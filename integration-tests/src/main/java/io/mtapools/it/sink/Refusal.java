package io.mtapools.it.sink;

/** A step that a sink did not answer with yes. Immutable. */
public final class Refusal {
    private final Step step;
    private final String reply;

    Refusal(Step step, String reply) {
        this.step = step;
        this.reply = reply;
    }

    public Step step() {
        return step;
    }

    /** The reply as it went over the wire, lines separated by {@code \n}; empty if the connection was just closed. */
    public String reply() {
        return reply;
    }

    @Override
    public String toString() {
        return step.stage() + " of " + step.peer() + " " + step.recipient() + ": " + reply;
    }
}
