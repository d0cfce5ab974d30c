package io.hubbackup.wire;

/** Labels that Velero writes or obeys; values longer than 63 characters go through {@link VeleroLabelValue}. */
public final class VeleroLabels {

    public static final String SCHEDULE_NAME = "velero.io/schedule-name";
    public static final String STORAGE_LOCATION = "velero.io/storage-location";
    public static final String BACKUP_NAME = "velero.io/backup-name";
    public static final String RESTORE_NAME = "velero.io/restore-name";

    /** With the value {@code true} Velero leaves the object out of every backup (B3.9). */
    public static final String EXCLUDE_FROM_BACKUP = "velero.io/exclude-from-backup";

    public static final String EXCLUDE_FROM_BACKUP_VALUE = "true";

    private VeleroLabels() {}
}
