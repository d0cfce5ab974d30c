package io.hubbackup.decide.backup.collision;

import io.hubbackup.hub.BackupSeen;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.HubNames;
import java.util.Set;

/**
 * The ids under which this hub has written backups.
 *
 * @param current who this hub is now
 * @param all {@code current}, and what older labels of our Velero Schedules say: the Go operator froze {@code unknown} into them (BW7)
 */
public record OwnIds(String current, Set<String> all) {

    public OwnIds {
        all = Set.copyOf(all);
    }

    /** Whether this hub wrote the backup. */
    boolean wrote(BackupSeen backup) {
        var hub = hubOf(backup);
        return all.contains(hub) && (!anonymous(hub) || !synced(backup));
    }

    boolean mine(TakeOver takeOver) {
        return takeOver.hub().equals(current);
    }

    static String hubOf(BackupSeen backup) {
        return backup.label(BackupLabels.HUB).orElse("");
    }

    /** BW7: every hub without a ClusterVersion was {@code unknown} to the Go operator, so the id alone does not say which one wrote it. */
    private static boolean anonymous(String hub) {
        return hub.isEmpty() || hub.equals(HubNames.UNKNOWN_HUB_ID);
    }

    /** A backup that appeared here only after it was complete came out of the storage. */
    private static boolean synced(BackupSeen backup) {
        return backup.completed().filter(end -> backup.created().isAfter(end)).isPresent();
    }
}
