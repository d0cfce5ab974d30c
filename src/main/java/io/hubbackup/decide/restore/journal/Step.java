package io.hubbackup.decide.restore.journal;

/** How far a run is. The order of the constants is the order of the steps. */
public enum Step {
    /** Nothing was begun: something stands in the way that may go. */
    WAITING,
    /** Velero Restores are created and waited for. */
    RESTORING,
    /** What the restored backups do not have is removed. */
    CLEANING,
    /** The managed clusters are called over. */
    ACTIVATING,
    /** The run is over; a newer set begins the next one (R2.38). */
    SYNCING,
    /** It is over for good. */
    DONE
}
