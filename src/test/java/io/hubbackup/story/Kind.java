package io.hubbackup.story;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** The kinds that stories are about. */
enum Kind {
    BACKUP_SCHEDULE("cluster.open-cluster-management.io", "v1beta1", "BackupSchedule", "backupschedules"),
    RESTORE("cluster.open-cluster-management.io", "v1beta1", "Restore", "restores"),
    RESTORE_PREVIEW("hubbackup.io", "v1alpha1", "RestorePreview", "restorepreviews"),
    VELERO_SCHEDULE("velero.io", "v1", "Schedule", "schedules"),
    VELERO_BACKUP("velero.io", "v1", "Backup", "backups"),
    VELERO_DELETE_REQUEST("velero.io", "v1", "DeleteBackupRequest", "deletebackuprequests"),
    VELERO_RESTORE("velero.io", "v1", "Restore", "restores"),
    STORAGE_LOCATION("velero.io", "v1", "BackupStorageLocation", "backupstoragelocations"),
    OPERATOR_CONDITION("operators.coreos.com", "v2", "OperatorCondition", "operatorconditions");

    private final String group;
    private final String version;
    private final String kind;
    private final String plural;

    Kind(String group, String version, String kind, String plural) {
        this.group = group;
        this.version = version;
        this.kind = kind;
        this.plural = plural;
    }

    String apiVersion() {
        return group + "/" + version;
    }

    String kind() {
        return kind;
    }

    /** {@code plural.group}, as the audit log and kubectl say it. */
    String resource() {
        return plural + "." + group;
    }

    ResourceDefinitionContext context() {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(version)
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(true)
                .build();
    }
}
