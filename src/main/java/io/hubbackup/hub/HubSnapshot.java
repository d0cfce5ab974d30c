package io.hubbackup.hub;

/**
 * One look at the hub: everything that a pass may base a decision on.
 *
 * @param identity who this hub is; {@code Unreadable} when the question could not be answered (BW7)
 * @param catalogue what the API server serves; {@code Unreadable} when discovery failed or was partial (BW1)
 * @param platform what the backups run on
 * @param self this process
 */
public record HubSnapshot(
        Observed<HubIdentity> identity,
        Observed<ResourceCatalogue> catalogue,
        HubComponents components,
        Observed<Indexed<BackupScheduleSeen>> backupSchedules,
        Observed<Indexed<RestoreSeen>> restores,
        VeleroSeen velero,
        FleetSeen fleet,
        VolumesSeen volumes,
        PlatformSeen platform,
        SelfSeen self) {

    /** Of a hub whose platform nobody asks for. */
    public HubSnapshot(
            Observed<HubIdentity> identity,
            Observed<ResourceCatalogue> catalogue,
            HubComponents components,
            Observed<Indexed<BackupScheduleSeen>> backupSchedules,
            Observed<Indexed<RestoreSeen>> restores,
            VeleroSeen velero,
            FleetSeen fleet,
            VolumesSeen volumes) {
        this(
                identity,
                catalogue,
                components,
                backupSchedules,
                restores,
                velero,
                fleet,
                volumes,
                PlatformSeen.ABSENT,
                SelfSeen.ALONE);
    }
}
