package io.hubbackup.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the user asks for (B1.6–B1.14). Durations are the user's text: one that cannot be parsed is a finding of a pass, never an object that cannot be read (BW12).
 *
 * @param veleroSchedule the cron expression, empty when it is absent
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@RegisterForReflection
public record BackupScheduleSpec(
        @Required
        @JsonPropertyDescription(
                "Cron expression (minute hour day-of-month month day-of-week, or a descriptor such as @daily) that all Velero Schedules of the hub follow.")
        String veleroSchedule,

        @JsonPropertyDescription(
                "How long a backup is kept, as a Go duration such as 120h. Velero keeps it for 720h when this is absent.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String veleroTtl,

        @JsonPropertyDescription(
                "Back up a token of a ManagedServiceAccount for each imported cluster, with which a restored hub connects to it again. Needs the managedserviceaccount component.")
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean useManagedServiceAccount,

        @JsonPropertyDescription("Validity of these tokens, as a Go duration. Twice veleroTtl when this is absent.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String managedServiceAccountTTL,

        @JsonPropertyDescription(
                "Do not take a first backup at once when the Velero Schedules are created; wait for the next run of the cron expression.")
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean noBackupOnStart,

        @JsonPropertyDescription("Names of the VolumeSnapshotLocations that the backups use.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> volumeSnapshotLocations,

        @JsonPropertyDescription("Pause all Velero Schedules of the hub. They stay and go on when this is false again.")
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean paused,

        @JsonPropertyDescription(
                "Let the Velero Schedules own their Backups, so that deleting a Velero Schedule deletes the Backup objects.")
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean useOwnerReferencesInBackup,

        @JsonPropertyDescription(
                "Skip a run that is due at the moment when a Velero Schedule is created or no longer paused.")
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean skipImmediately) {

    /** The spec of an object without one: it has no cron expression (B1.3). */
    public static final BackupScheduleSpec EMPTY = of("");

    public BackupScheduleSpec {
        veleroSchedule = Absent.asEmpty(veleroSchedule);
        volumeSnapshotLocations = Absent.asEmpty(volumeSnapshotLocations);
    }

    public static BackupScheduleSpec of(String cron) {
        return new BackupScheduleSpec(cron, null, false, null, false, List.of(), false, false, false);
    }

    /** The text of {@code veleroTtl}; a Go duration if it is valid (B1.7). */
    public Optional<String> ttl() {
        return Optional.ofNullable(veleroTtl);
    }

    /** The text of {@code managedServiceAccountTTL}; a Go duration if it is valid (B1.9). */
    public Optional<String> tokenTtl() {
        return Optional.ofNullable(managedServiceAccountTTL);
    }

    public BackupScheduleSpec withVeleroSchedule(String cron) {
        return new BackupScheduleSpec(
                cron,
                veleroTtl,
                useManagedServiceAccount,
                managedServiceAccountTTL,
                noBackupOnStart,
                volumeSnapshotLocations,
                paused,
                useOwnerReferencesInBackup,
                skipImmediately);
    }

    public BackupScheduleSpec withVeleroTtl(String duration) {
        return new BackupScheduleSpec(
                veleroSchedule,
                duration,
                useManagedServiceAccount,
                managedServiceAccountTTL,
                noBackupOnStart,
                volumeSnapshotLocations,
                paused,
                useOwnerReferencesInBackup,
                skipImmediately);
    }

    public BackupScheduleSpec withUseManagedServiceAccount(boolean use) {
        return new BackupScheduleSpec(
                veleroSchedule,
                veleroTtl,
                use,
                managedServiceAccountTTL,
                noBackupOnStart,
                volumeSnapshotLocations,
                paused,
                useOwnerReferencesInBackup,
                skipImmediately);
    }

    public BackupScheduleSpec withManagedServiceAccountTtl(String duration) {
        return new BackupScheduleSpec(
                veleroSchedule,
                veleroTtl,
                useManagedServiceAccount,
                duration,
                noBackupOnStart,
                volumeSnapshotLocations,
                paused,
                useOwnerReferencesInBackup,
                skipImmediately);
    }

    public BackupScheduleSpec withNoBackupOnStart(boolean none) {
        return new BackupScheduleSpec(
                veleroSchedule,
                veleroTtl,
                useManagedServiceAccount,
                managedServiceAccountTTL,
                none,
                volumeSnapshotLocations,
                paused,
                useOwnerReferencesInBackup,
                skipImmediately);
    }

    public BackupScheduleSpec withVolumeSnapshotLocations(List<String> names) {
        return new BackupScheduleSpec(
                veleroSchedule,
                veleroTtl,
                useManagedServiceAccount,
                managedServiceAccountTTL,
                noBackupOnStart,
                names,
                paused,
                useOwnerReferencesInBackup,
                skipImmediately);
    }

    public BackupScheduleSpec withPaused(boolean pause) {
        return new BackupScheduleSpec(
                veleroSchedule,
                veleroTtl,
                useManagedServiceAccount,
                managedServiceAccountTTL,
                noBackupOnStart,
                volumeSnapshotLocations,
                pause,
                useOwnerReferencesInBackup,
                skipImmediately);
    }

    public BackupScheduleSpec withUseOwnerReferencesInBackup(boolean own) {
        return new BackupScheduleSpec(
                veleroSchedule,
                veleroTtl,
                useManagedServiceAccount,
                managedServiceAccountTTL,
                noBackupOnStart,
                volumeSnapshotLocations,
                paused,
                own,
                skipImmediately);
    }

    public BackupScheduleSpec withSkipImmediately(boolean skip) {
        return new BackupScheduleSpec(
                veleroSchedule,
                veleroTtl,
                useManagedServiceAccount,
                managedServiceAccountTTL,
                noBackupOnStart,
                volumeSnapshotLocations,
                paused,
                useOwnerReferencesInBackup,
                skip);
    }
}
