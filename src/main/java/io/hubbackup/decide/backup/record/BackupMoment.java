package io.hubbackup.decide.backup.record;

import io.hubbackup.hub.BackupSeen;
import io.hubbackup.wire.BackupName;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.VeleroLabels;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A backup of a known type and the moment for which it was ordered.
 *
 * @param ordered the time in its name; of a backup with another name, its start. Never the creation of the object, which another hub's synchronisation makes
 */
record BackupMoment(BackupType type, Instant ordered, BackupSeen backup) {

    /** Newest first; equal times by name, so that every look gives the same answer. */
    static final Comparator<BackupMoment> NEWEST_FIRST = Comparator.comparing(BackupMoment::ordered)
            .reversed()
            .thenComparing(moment -> moment.backup().name());

    /** Empty for backups that no Velero Schedule of ours made, and for those whose moment nobody can tell. */
    static Optional<BackupMoment> of(BackupSeen backup) {
        var ordered = BackupName.parse(backup.name()).map(BackupName::instant).or(backup::started);
        return backup.label(VeleroLabels.SCHEDULE_NAME)
                .flatMap(BackupType::ofSchedule)
                .flatMap(type -> ordered.map(moment -> new BackupMoment(type, moment, backup)));
    }

    Duration distanceTo(BackupMoment other) {
        return Duration.between(ordered, other.ordered).abs();
    }
}
