package io.hubbackup.decide.backup.record;

import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.velero.BackupPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the backups of one hub tell about its past.
 *
 * @param newestSet the newest complete set
 * @param incompleteSet the newest run that is over without one, if it is newer (BW40)
 * @param lastFinished the newest backup of each of the five types that ended, well or not
 * @param underway the newest backup of each type that waits or runs; Velero makes them one after the other
 */
public record BackupHistory(
        Optional<CompleteSet> newestSet,
        Optional<IncompleteSet> incompleteSet,
        Map<BackupType, BackupSeen> lastFinished,
        Map<BackupType, BackupSeen> underway) {

    /**
     * @param backups those in the storage location in use
     * @param hubId the hub whose backups are asked for
     * @param tolerance how far apart the times of one run may be
     */
    public static BackupHistory of(Indexed<BackupSeen> backups, String hubId, Duration tolerance, Instant now) {
        var own = backups.where(
                backup -> backup.label(BackupLabels.HUB).filter(hubId::equals).isPresent() && !backup.deleting());
        var sets = BackupSets.of(own, tolerance, now);
        return new BackupHistory(
                sets.newest(),
                sets.incomplete(),
                newest(own, BackupPhase::finished),
                newest(own, phase -> phase.pending() || phase.running()));
    }

    private static Map<BackupType, BackupSeen> newest(Indexed<BackupSeen> backups, Predicate<BackupPhase> wanted) {
        var newest = new EnumMap<BackupType, BackupSeen>(BackupType.class);
        backups.stream()
                .filter(backup -> wanted.test(BackupPhase.of(backup.phase())))
                .flatMap(backup -> BackupMoment.of(backup).stream())
                .sorted(BackupMoment.NEWEST_FIRST)
                .forEachOrdered(moment -> newest.putIfAbsent(moment.type(), moment.backup()));
        return Collections.unmodifiableMap(newest);
    }
}
