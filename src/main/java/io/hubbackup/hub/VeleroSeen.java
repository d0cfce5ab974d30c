package io.hubbackup.hub;

/** What Velero holds, in all watched namespaces. */
public record VeleroSeen(
        Observed<Indexed<VeleroScheduleSeen>> schedules,
        Observed<Indexed<BackupSeen>> backups,
        Observed<Indexed<StorageLocationSeen>> storageLocations,
        Observed<Indexed<DeleteRequestSeen>> deleteRequests,
        Observed<Indexed<VeleroRestoreSeen>> restores) {}
