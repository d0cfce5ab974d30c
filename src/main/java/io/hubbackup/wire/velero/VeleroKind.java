package io.hubbackup.wire.velero;

/** The kinds of {@code velero.io/v1} that this operator uses; all of them are namespaced. */
public enum VeleroKind {
    SCHEDULE("Schedule", "schedules"),
    BACKUP("Backup", "backups"),
    RESTORE("Restore", "restores"),
    BACKUP_STORAGE_LOCATION("BackupStorageLocation", "backupstoragelocations"),
    DELETE_BACKUP_REQUEST("DeleteBackupRequest", "deletebackuprequests"),
    DOWNLOAD_REQUEST("DownloadRequest", "downloadrequests");

    public static final String GROUP = "velero.io";
    public static final String VERSION = "v1";
    public static final String API_VERSION = GROUP + "/" + VERSION;

    private final String kind;
    private final String plural;

    VeleroKind(String kind, String plural) {
        this.kind = kind;
        this.plural = plural;
    }

    public String kind() {
        return kind;
    }

    public String plural() {
        return plural;
    }
}
