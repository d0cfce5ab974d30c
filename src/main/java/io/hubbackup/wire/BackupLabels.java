package io.hubbackup.wire;

/** Labels of the hub's backups: who made them, and what is chosen to go in (appendix A). */
public final class BackupLabels {

    /** Name of the BackupSchedule, on its Velero Schedules and their Velero Backups (B3.2). */
    public static final String SCHEDULE_NAME = "cluster.open-cluster-management.io/backup-schedule-name";

    /** One of {@link BackupType#label()} (B3.2). */
    public static final String TYPE = "cluster.open-cluster-management.io/backup-schedule-type";

    /** Id of the hub that wrote the backup (B5.2). */
    public static final String HUB = "cluster.open-cluster-management.io/backup-cluster";

    /** Annotation, not a label: version of the hub that wrote the backup (D23). */
    public static final String HUB_VERSION_ANNOTATION = "hubbackup.io/hub-version";

    /** Chooses an object for the credentials or the generic backup; the value is free text (B3.22). */
    public static final String BACKUP = "cluster.open-cluster-management.io/backup";

    /** A user's own credential, always part of the credentials backup (B3.5). */
    public static final String USER_CREDENTIAL_TYPE = "cluster.open-cluster-management.io/type";

    /** Objects that a policy was copied to; never part of the resources backup. */
    public static final String ROOT_POLICY = "policy.open-cluster-management.io/root-policy";

    /** On a ConfigMap that stands for a volume; the value is the name of the PersistentVolumeClaim (R3.28). */
    public static final String VOLUME_CLAIM = "cluster.open-cluster-management.io/backup-pvc";

    private BackupLabels() {}
}
