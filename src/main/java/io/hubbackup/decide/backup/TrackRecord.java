package io.hubbackup.decide.backup;

import io.hubbackup.decide.backup.record.BackupHistory;
import io.hubbackup.decide.backup.record.CronOutlook;
import io.hubbackup.decide.backup.record.RecoveryPoint;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.HubIdentity;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.StorageLocationSeen;
import java.util.Optional;

/**
 * What this hub's backups have come to, and when the next ones are due.
 *
 * @param history {@code Unreadable} when the backups, or whose they are, could not be read
 */
public record TrackRecord(CronOutlook outlook, Observed<BackupHistory> history) {

    static TrackRecord of(View view) {
        var cron = view.schedule().specOrEmpty().veleroSchedule();
        var outlook = CronOutlook.of(cron, view.settings().zone(), view.now());
        return new TrackRecord(outlook, history(view, outlook));
    }

    /** Empty while there is no complete set, or no cron expression that promises anything. */
    public Optional<RecoveryPoint> recoveryPoint(Settings settings) {
        return history.fold(
                read -> read.newestSet()
                        .flatMap(set -> outlook.interval().map(interval -> RecoveryPoint.of(set, interval, settings))),
                api -> Optional.empty(),
                unknown -> Optional.empty());
    }

    private static Observed<BackupHistory> history(View view, CronOutlook outlook) {
        return switch (view.hub().identity()) {
            case Observed.Value<HubIdentity>(var identity) ->
                inUse(view).map(backups -> history(view, outlook, backups, identity));
            case Observed.NotServed<HubIdentity>(var api) -> Observed.unreadable(api, "it is not served");
            case Observed.Unreadable<HubIdentity>(var api, var why) -> Observed.unreadable(api, why);
        };
    }

    /** Without a storage location nothing is known of the backups; what was known of them stays (BW15). */
    private static Observed<Indexed<BackupSeen>> inUse(View view) {
        return view.storageInUse() instanceof Observed.Value<Optional<StorageLocationSeen>>(var location)
                        && location.isEmpty()
                ? Observed.unreadable("BackupStorageLocation", "there is none that the backups go to")
                : view.backupsInUse();
    }

    private static BackupHistory history(
            View view, CronOutlook outlook, Indexed<BackupSeen> backups, HubIdentity identity) {
        return BackupHistory.of(backups, identity.id(), outlook.tolerance(), view.now());
    }
}
