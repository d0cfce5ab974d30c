package io.hubbackup.decide.backup.status;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The conditions of a BackupSchedule. The names of the constants are what stands in the status. */
public enum ConditionType {
    /** The hub is backed up as the spec asks. */
    Ready,
    /** The operator is at work, or waits for something that passes by itself; absent when not (kstatus). */
    Reconciling,
    /** Nothing goes on until somebody changes something; absent when not (kstatus). */
    Stalled,
    /** This is the BackupSchedule of the hub, it is not paused, and nobody deletes its namespace. */
    Active,
    /** Name, cron expression, durations and options are usable. */
    SpecValid,
    /** No Restore of the namespace is at work. */
    NoActiveRestore,
    /** The storage location that backups go to can be written. */
    StorageAvailable,
    /** No other hub writes to this storage location. */
    Owner,
    /** It is known what the API server serves, so the lists of kinds are right. */
    ResourcesDiscovered,
    /** The objects of the hub carry the labels that bring them into the backups. */
    Prepared,
    /** The five Velero Schedules are as they shall be, and Velero runs them. */
    SchedulesInSync,
    /** The newest finished Velero Backup of each data type is Completed. */
    LastBackupSucceeded,
    /** The newest complete set is not older than the schedule promises. */
    RecoveryPointFresh;

    /** Whether a condition of this name is one of ours; those of others are not touched. */
    static boolean ours(String type) {
        return Arrays.stream(values()).anyMatch(ours -> ours.name().equals(type));
    }

    /** Their names, for whoever writes them. */
    public static Set<String> names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }

    /** kstatus: there only while it is True. */
    boolean onlyWhenTrue() {
        return this == Reconciling || this == Stalled;
    }
}
