package io.mtapools.dispatch;

/**
 * The life of one process: every effect on the world outside is a step of it, and a process that is to die does so before or
 * after the effect of a chosen step. A dead one has no more effects. Thread-safe.
 */
final class Fate {
    private final int lastStep;
    private final boolean afterEffect;
    private Runnable afterEach = () -> {};
    private int steps;
    private boolean dead;

    private Fate(int lastStep, boolean afterEffect) {
        this.lastStep = lastStep;
        this.afterEffect = afterEffect;
    }

    static Fate immortal() {
        return new Fate(Integer.MAX_VALUE, false);
    }

    static Fate diesAt(int step, boolean afterEffect) {
        return new Fate(step, afterEffect);
    }

    /** Has {@code check} run after each effect. */
    Fate checking(Runnable check) {
        afterEach = check;
        return this;
    }

    /** One step. */
    void step(Runnable effect) {
        if (begin()) {
            effect.run();
            afterEach.run();
            end();
        } else {
            throw new Died();
        }
    }

    synchronized void kill() {
        dead = true;
    }

    synchronized boolean isDead() {
        return dead;
    }

    synchronized int steps() {
        return steps;
    }

    private synchronized boolean begin() {
        if (dead) {
            return false;
        }
        steps++;
        dead = steps == lastStep && !afterEffect;
        return !dead;
    }

    private synchronized void end() {
        if (steps == lastStep && afterEffect) {
            dead = true;
            throw new Died();
        }
    }

    /** What code of a dead process gets to see. */
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1;

        Died() {
            super("the process is dead", null, false, false);
        }
    }
}
