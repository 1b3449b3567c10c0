package io.mtapools.dispatch;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Things that must happen in order, each once: after a failure it goes on where it failed. Not thread-safe; may go from
 * thread to thread.
 */
final class Steps {
    private final String id;
    private final Queue<Step> steps = new ArrayDeque<>();
    private int failures;

    /** @param id the delivery that they are about */
    Steps(String id) {
        this.id = id;
    }

    /** Adds the last one; a step may add more. */
    void then(String problem, Runnable action) {
        steps.add(new Step(problem, action));
    }

    /** Runs what is left. Throws what a step throws, which is then still left. */
    void run() {
        while (!steps.isEmpty()) {
            failures++;
            steps.element().action.run();
            failures--;
            steps.remove();
        }
    }

    String id() {
        return id;
    }

    /** How often a step failed. */
    int tries() {
        return failures;
    }

    /** What the step that failed could not do, for a person. */
    String problem() {
        return steps.isEmpty() ? "" : steps.element().problem;
    }

    private static final class Step {
        private final String problem;
        private final Runnable action;

        private Step(String problem, Runnable action) {
            this.problem = problem;
            this.action = action;
        }
    }
}
