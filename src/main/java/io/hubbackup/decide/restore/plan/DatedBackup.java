package io.hubbackup.decide.restore.plan;

import io.hubbackup.hub.BackupSeen;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.BackupName;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.velero.BackupPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A Velero Backup and the moment for which it was ordered.
 *
 * @param ordered the time in its name, else its start. Velero makes the backups of one run one after the other, so their starts tell little of what belongs together
 */
record DatedBackup(Instant ordered, BackupSeen backup) {

    /** How much of a restore it can be. The order is the preference. */
    enum Grade {
        COMPLETED,
        PARTIAL,
        UNDER_WAY,
        UNUSABLE
    }

    static final Comparator<DatedBackup> NEWEST_FIRST = Comparator.comparing(DatedBackup::ordered)
            .reversed()
            .thenComparing(dated -> dated.backup().name());

    /** Empty when nobody can tell when it was made. */
    static Optional<DatedBackup> of(BackupSeen backup) {
        return BackupName.parse(backup.name())
                .map(BackupName::instant)
                .or(backup::started)
                .map(ordered -> new DatedBackup(ordered, backup));
    }

    /** R3.6: the type is told by the first part of the name. */
    static Optional<BackupType> typeOf(BackupSeen backup) {
        return BackupType.dataTypes().stream()
                .filter(type -> backup.name().startsWith(type.scheduleName() + "-"))
                .findFirst();
    }

    static Grade gradeOf(BackupSeen backup) {
        var phase = BackupPhase.of(backup.phase());
        if (backup.deleting()) {
            return Grade.UNUSABLE;
        }
        if (phase == BackupPhase.COMPLETED) {
            return Grade.COMPLETED;
        }
        if (phase == BackupPhase.PARTIALLY_FAILED) {
            return Grade.PARTIAL;
        }
        return phase.pending() || phase.running() ? Grade.UNDER_WAY : Grade.UNUSABLE;
    }

    static boolean usable(BackupSeen backup) {
        return gradeOf(backup).compareTo(Grade.PARTIAL) <= 0;
    }

    static String hubOf(BackupSeen backup) {
        return backup.label(BackupLabels.HUB).orElse("");
    }

    /** For a message: how the backup stands. */
    static String stateOf(BackupSeen backup) {
        if (backup.deleting()) {
            return "being deleted";
        }
        return backup.phase().isEmpty() ? "not begun" : backup.phase();
    }

    Duration distanceTo(Instant moment) {
        return Duration.between(ordered, moment).abs();
    }

    Grade grade() {
        return gradeOf(backup);
    }
}
