package io.mtapools.traffic;

/** How many characters a search may still read, going back included. Not thread-safe. */
final class Steps {
    /** A few milliseconds' worth: quadratic searches of a full value still end. */
    static final int ALLOWED = 2_500_000;

    private int left = ALLOWED;

    void take() {
        if (--left < 0) {
            throw new UsedUp();
        }
    }

    /** The search would go on too long. */
    static final class UsedUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UsedUp() {
            super("search given up after " + ALLOWED + " steps", null, false, false);
        }
    }
}
