package io.hubbackup.decide.backup.collision;

import io.hubbackup.hub.BackupSeen;
import io.hubbackup.wire.BackupLabels;
import java.util.Set;

/**
 * The ids under which this hub has written backups.
 *
 * @param current who this hub is now
 * @param former what labels of our Velero Schedules said before: the Go operator froze {@code unknown} into them (BW7)
 */
public record OwnIds(String current, Set<String> former) {

    public OwnIds {
        former = Set.copyOf(former);
    }

    /**
     * Whether this hub wrote the backup. A former id is no proof: every hub without a ClusterVersion was {@code unknown} to the Go operator, so the backup must also
     * have been made on this hub.
     */
    boolean wrote(BackupSeen backup) {
        var hub = hubOf(backup);
        return hub.equals(current) || former.contains(hub) && !synced(backup);
    }

    boolean mine(TakeOver takeOver) {
        return takeOver.hub().equals(current);
    }

    static String hubOf(BackupSeen backup) {
        return backup.label(BackupLabels.HUB).orElse("");
    }

    /** A backup that appeared here only after it was complete came out of the storage. */
    private static boolean synced(BackupSeen backup) {
        return backup.completed().filter(end -> backup.created().isAfter(end)).isPresent();
    }
}
