package io.hubbackup.decide.backup.collision;

import io.hubbackup.hub.BackupSeen;
import io.hubbackup.wire.BackupName;
import java.time.Instant;
import java.util.Set;

/** When a backup happened, told from what its object says. */
final class BackupTimes {

    /** Velero has not begun; 1.18 runs one backup after the other. */
    private static final Set<String> BEFORE_START = Set.of("", "New", "Queued", "ReadyToStart");

    private static final String REFUSED_BY_VELERO = "FailedValidation";

    private BackupTimes() {}

    /** Its start, else the time in its name, else when the object was made. */
    static Instant when(BackupSeen backup) {
        return backup.started()
                .or(() -> BackupName.parse(backup.name()).map(BackupName::instant))
                .orElse(backup.created());
    }

    static boolean waiting(BackupSeen backup) {
        return backup.started().isEmpty() && BEFORE_START.contains(backup.phase());
    }

    /** Whether it has begun to write to the storage. */
    static boolean ran(BackupSeen backup) {
        return !waiting(backup) && !backup.phase().equals(REFUSED_BY_VELERO);
    }
}
