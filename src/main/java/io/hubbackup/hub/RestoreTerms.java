package io.hubbackup.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a Restore (ours) asks for and came to, as far as the policy templates judge it.
 *
 * @param sync {@code spec.syncRestoreWithNewBackups}
 * @param syncInterval {@code spec.restoreSyncInterval}; empty when it is absent or cannot be read
 * @param managedClusters {@code spec.veleroManagedClustersBackupName}, as it stands there
 * @param veleroRestores the names of the Velero Restores that the status carries
 * @param lastMessage {@code status.lastMessage}, possibly empty
 * @param completed {@code status.completionTimestamp}, if it is there
 */
public record RestoreTerms(
        boolean sync,
        Optional<Duration> syncInterval,
        String managedClusters,
        List<String> veleroRestores,
        String lastMessage,
        Optional<Instant> completed) {

    /** Of a Restore of which nothing of this is known. */
    public static final RestoreTerms NONE =
            new RestoreTerms(false, Optional.empty(), "", List.of(), "", Optional.empty());

    public RestoreTerms {
        veleroRestores = List.copyOf(veleroRestores);
    }

    /** Whether it moves the managed clusters to this hub. */
    public boolean activates() {
        return !managedClusters.isBlank() && !managedClusters.strip().equals("skip");
    }
}
