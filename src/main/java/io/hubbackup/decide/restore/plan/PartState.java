package io.hubbackup.decide.restore.plan;

/** How far Velero is with one part. */
public enum PartState {
    /** There is no Velero Restore of the planned name. */
    MISSING,
    /** Velero did not begin. */
    NEW,
    /** Objects are restored, or plugins still work. */
    RUNNING,
    /** All objects are restored; the outcome is not settled. */
    FINALIZING,
    /** It is over and everything is there. */
    SUCCEEDED,
    /** It is over and some objects are not there. */
    PARTIAL,
    /** It is over and failed, or Velero refused it. */
    FAILED,
    /** A Velero Restore of that name is there that this Restore did not order (W31). */
    STRANGER;

    /** Whether nothing more comes of it by itself. */
    public boolean over() {
        return switch (this) {
            case MISSING, NEW, RUNNING, FINALIZING -> false;
            case SUCCEEDED, PARTIAL, FAILED, STRANGER -> true;
        };
    }

    public boolean succeeded() {
        return this == SUCCEEDED;
    }
}
