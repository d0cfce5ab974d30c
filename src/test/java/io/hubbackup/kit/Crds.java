package io.hubbackup.kit;

/** Whose definitions of the two custom resources a hub serves (D4, D24). */
public enum Crds {
    /** Ours: conditions and the other additions are kept. */
    OURS,
    /** The Go operator's: the API server prunes whatever we add. */
    GO_OPERATOR;

    public boolean keepConditions() {
        return this == OURS;
    }
}
