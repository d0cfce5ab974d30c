package io.hubbackup.simulation;

/** Something happened that must not. */
final class Violation extends AssertionError {

    private static final long serialVersionUID = 1;

    private final String invariant;

    Violation(String invariant, String what) {
        super(invariant + ": " + what);
        this.invariant = invariant;
    }

    /** Which one; the same for the same kind of failure. */
    String invariant() {
        return invariant;
    }
}
