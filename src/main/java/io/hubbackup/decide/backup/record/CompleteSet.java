package io.hubbackup.decide.backup.record;

import io.hubbackup.hub.BackupSeen;
import io.hubbackup.wire.BackupType;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The four data backups of one run, all of them Completed: what a hub can be restored from.
 *
 * @param time the recovery point: the earliest start, since nothing that changed later is in all four
 * @param hubId the hub that wrote them; empty when they do not tell
 */
public record CompleteSet(Instant time, String hubId, Map<BackupType, BackupSeen> backups) {

    public CompleteSet {
        backups = Collections.unmodifiableMap(new EnumMap<>(backups));
    }

    /** When the last of the four was done, if Velero says it of all. */
    public Optional<Instant> completed() {
        return backups.values().stream().allMatch(backup -> backup.completed().isPresent())
                ? backups.values().stream()
                        .flatMap(backup -> backup.completed().stream())
                        .max(Instant::compareTo)
                : Optional.empty();
    }
}
