package io.hubbackup.demo.velero;

/** How closely a Velero is followed. */
public enum Detail {
    /** All that the real Velero writes and tells. */
    FULL,
    /** For simulations of weeks: nothing of a backup is kept but the Backup, and phases that take no time are not told. */
    COARSE
}
