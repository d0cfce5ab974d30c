package io.hubbackup.decide.policy.telling;

/** The gauges of the policy reporter under their exact names (policies 7.2); alerts and dashboards read them. */
public enum Figure {
    STATUS("hub_backup_policy_status", "1 for what the template says of the hub, 0 for the other answers"),
    LAST_TRANSITION(
            "hub_backup_policy_last_transition_timestamp_seconds", "When the status of the template changed last"),
    LAST_EVALUATION("hub_backup_policy_last_evaluation_timestamp_seconds", "When all templates were asked last"),
    HUB_ROLE("hub_backup_hub_role", "1 for the role of this hub, 0 for the others"),
    SCHEDULE_PHASE("hub_backup_schedule_phase", "1 for the phase of the BackupSchedule, 0 for the others"),
    RESTORE_PHASE("hub_backup_restore_phase", "1 for the phase of the Restore, 0 for the others"),
    SCHEDULE_INTERVAL(
            "hub_backup_schedule_interval_seconds", "Longest gap between the next ten runs of the BackupSchedule"),
    SCHEDULE_NEXT_RUN("hub_backup_schedule_next_run_timestamp_seconds", "Next run of the BackupSchedule"),
    LAST_RESTORABLE(
            "hub_backup_last_restorable_timestamp_seconds",
            "Start of the newest backup that a restore can be made of, of this hub or of another"),
    LAST_COMPLETED("hub_backup_last_completed_timestamp_seconds", "Completion of the newest Completed backup"),
    RESTORABLE_BACKUPS("hub_backup_restorable_backups", "Backups that a restore can be made of"),
    LAST_BACKUP_PHASE("hub_backup_last_backup_phase", "1 for the phase of the newest backup of this hub"),
    RUNNING_BACKUP_START(
            "hub_backup_running_backup_start_timestamp_seconds", "Start of the oldest backup that has not ended"),
    LOCATION_AVAILABLE("hub_backup_storage_location_available", "1 when Velero calls the storage location Available"),
    LOCATION_VALIDATED(
            "hub_backup_storage_location_last_validation_timestamp_seconds",
            "When Velero looked at the storage location last"),
    SYNCED_BACKUP("hub_backup_restore_synced_backup_timestamp_seconds", "Time of the backup that is restored here"),
    AUTO_IMPORT_CLUSTERS("hub_backup_auto_import_clusters", "Managed clusters by the state of their import token"),
    AUTO_IMPORT_EXPIRY(
            "hub_backup_auto_import_earliest_expiry_timestamp_seconds",
            "When the first managed cluster has no import token any more"),
    SET_DURATION("hub_backup_set_duration_seconds", "How long the last backup took"),
    SET_PREDICTED("hub_backup_set_predicted_duration_seconds", "How long the next backup is expected to take"),
    FAILOVER_CLUSTERS("hub_backup_failover_clusters", "Managed clusters by what a failover now would make of them"),
    RECOVERY_LAST("hub_backup_recovery_last_duration_seconds", "How long the last activation took"),
    RECOVERY_ESTIMATED("hub_backup_recovery_estimated_duration_seconds", "How long an activation is expected to take"),
    /** Only where an administrator asks for it. */
    GOVERNANCE("cluster_policy_governance_info", "0 for a template that is met, 1 for a violated one, -1 for unknown");

    private final String metric;
    private final String description;

    Figure(String metric, String description) {
        this.metric = metric;
        this.description = description;
    }

    public String metric() {
        return metric;
    }

    public String description() {
        return description;
    }

    /** One series of it. */
    Sample of(Labels labels, double value) {
        return new Sample(this, labels, value);
    }
}
