package io.hubbackup.decide.backup.collision;

import io.hubbackup.hub.BackupSeen;
import io.hubbackup.wire.BackupName;
import io.hubbackup.wire.velero.BackupPhase;
import java.time.Instant;

/** When a backup happened, told from what its object says. */
final class BackupTimes {

    private BackupTimes() {}

    /** Its start, else the time in its name, else when the object was made. */
    static Instant when(BackupSeen backup) {
        return backup.started()
                .or(() -> BackupName.parse(backup.name()).map(BackupName::instant))
                .orElse(backup.created());
    }

    /** Velero has not begun; 1.18 runs one backup after the other. */
    static boolean waiting(BackupSeen backup) {
        return backup.started().isEmpty() && BackupPhase.of(backup.phase()).pending();
    }

    /** Whether it has begun to write to the storage; one that Velero refused never did. */
    static boolean ran(BackupSeen backup) {
        return !waiting(backup) && BackupPhase.of(backup.phase()) != BackupPhase.FAILED_VALIDATION;
    }
}
