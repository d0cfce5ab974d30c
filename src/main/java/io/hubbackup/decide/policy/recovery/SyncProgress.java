package io.hubbackup.decide.policy.recovery;

import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How far a passive hub has followed the backups of the other one.
 *
 * @param newest when the newest restorable backup of the other hub was begun, by type
 * @param restored when the newest one that is restored here was begun, by type
 * @param behindSince when the first backup ended that should have been restored since and was not, by type; empty while nothing is outstanding
 */
public record SyncProgress(
        Map<BackupType, Instant> newest, Map<BackupType, Instant> restored, Map<BackupType, Instant> behindSince) {

    public SyncProgress {
        newest = Map.copyOf(newest);
        restored = Map.copyOf(restored);
        behindSince = Map.copyOf(behindSince);
    }

    /** Since when something is outstanding. */
    public Optional<Instant> since() {
        return behindSince.values().stream().min(Instant::compareTo);
    }

    /** How much older what is here is than what there is, by the type that is furthest behind; zero for one that follows. */
    public Duration lag() {
        return restored.keySet().stream()
                .map(type -> Duration.between(restored.get(type), newest.getOrDefault(type, restored.get(type))))
                .max(Duration::compareTo)
                .filter(lag -> !lag.isNegative())
                .orElse(Duration.ZERO);
    }
}
