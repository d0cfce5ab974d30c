package io.hubbackup.decide.restore.plan;

import io.hubbackup.decide.restore.plan.DatedBackup.Grade;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.wire.BackupType;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The backups that one hub has made at one time into one storage location (W14).
 *
 * @param time for when the run was ordered
 * @param hub label {@code backup-cluster}, empty when the backups have none
 */
record BackupRun(Instant time, String hub, Map<BackupType, DatedBackup> backups) {

    BackupRun {
        backups = Map.copyOf(backups);
    }

    Optional<BackupSeen> of(BackupType type) {
        return Optional.ofNullable(backups.get(type)).map(DatedBackup::backup);
    }

    /** All types that must be there can be restored, and nothing that is asked for is still being made. */
    boolean restorable(WantedTypes wanted) {
        return wanted.required().stream().allMatch(type -> grade(type).compareTo(Grade.PARTIAL) <= 0)
                && wanted.all().stream().noneMatch(type -> grade(type) == Grade.UNDER_WAY);
    }

    /** 0: all that is asked for is Completed; 1: what must be there is; 2: the rest. A smaller rank goes before a newer run. */
    int rank(WantedTypes wanted) {
        if (wanted.all().stream().allMatch(type -> grade(type) == Grade.COMPLETED)) {
            return 0;
        }
        return wanted.required().stream().allMatch(type -> grade(type) == Grade.COMPLETED) ? 1 : 2;
    }

    /** For a message: what keeps it from being Completed. */
    String shortfall(WantedTypes wanted) {
        return wanted.all().stream()
                .sorted()
                .filter(type -> grade(type) != Grade.COMPLETED)
                .map(type -> of(type).map(backup -> "%s is %s".formatted(backup.name(), DatedBackup.stateOf(backup)))
                        .orElse("there is no %s backup".formatted(type.label())))
                .collect(Collectors.joining(", "));
    }

    /** One that is missing is as good as one that failed. */
    private Grade grade(BackupType type) {
        return Optional.ofNullable(backups.get(type)).map(DatedBackup::grade).orElse(Grade.UNUSABLE);
    }

    static Map<BackupType, DatedBackup> members() {
        return new EnumMap<>(BackupType.class);
    }
}
