package io.hubbackup.demo.velero;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** The kinds that this Velero works with. */
enum Kind {
    LOCATION("BackupStorageLocation", "backupstoragelocations"),
    SCHEDULE("Schedule", "schedules"),
    BACKUP("Backup", "backups"),
    RESTORE("Restore", "restores"),
    DELETE_REQUEST("DeleteBackupRequest", "deletebackuprequests"),
    DOWNLOAD_REQUEST("DownloadRequest", "downloadrequests");

    static final String API_VERSION = "velero.io/v1";

    private final String kind;
    private final String plural;

    Kind(String kind, String plural) {
        this.kind = kind;
        this.plural = plural;
    }

    String kind() {
        return kind;
    }

    ResourceDefinitionContext context() {
        return new ResourceDefinitionContext.Builder()
                .withGroup("velero.io")
                .withVersion("v1")
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(true)
                .build();
    }
}
