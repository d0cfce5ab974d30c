package io.hubbackup.demo.velero.store;

import java.util.Arrays;
import java.util.Optional;

/** A file of a backup in the store. */
public enum BackupFile {
    /** The Backup itself, as it ended; a backup without it does not count. */
    METADATA("velero-backup.json", ""),
    /** The objects that were backed up. */
    CONTENTS(".tar.gz", "BackupContents"),
    LOG("-logs.gz", "BackupLog"),
    /** Errors and warnings. */
    RESULTS("-results.gz", "BackupResults"),
    /** The names of the objects, by kind. */
    RESOURCE_LIST("-resource-list.json.gz", "BackupResourceList"),
    ITEM_OPERATIONS("-itemoperations.json.gz", "BackupItemOperations"),
    POD_VOLUME_BACKUPS("-podvolumebackups.json.gz", ""),
    VOLUME_SNAPSHOTS("-volumesnapshots.json.gz", "BackupVolumeSnapshots"),
    VOLUME_INFO("-volumeinfo.json.gz", "BackupVolumeInfos");

    private static final String FOLDER = "backups/";

    private final String end;
    private final String target;

    BackupFile(String end, String target) {
        this.end = end;
        this.target = target;
    }

    /** Where it lies: {@code backups/NAME/velero-backup.json}, {@code backups/NAME/NAME.tar.gz}, … */
    public String key(String backup) {
        return folder(backup) + (this == METADATA ? "" : backup) + end;
    }

    /** The file that a DownloadRequest with this {@code spec.target.kind} asks for; empty for what is not a file of a backup. */
    public static Optional<BackupFile> ofTarget(String kind) {
        return Arrays.stream(values())
                .filter(file -> !file.target.isEmpty() && file.target.equals(kind))
                .findFirst();
    }

    /** The prefix of the keys of all files of a backup. */
    static String folder(String backup) {
        return FOLDER + backup + "/";
    }

    /** The prefix of the keys of all backups. */
    static String folder() {
        return FOLDER;
    }
}
