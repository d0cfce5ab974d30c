package io.hubbackup.wire;

import java.time.Instant;
import java.util.Optional;

/** The Velero Backup by which a hub announces to the others that it took over the managed clusters (B5.3). */
public final class TakeOverMarker {

    /** Names are this and a {@link BackupTimestamp}. */
    public static final String NAME_PREFIX = "acm-restore-clusters-";

    /** Id of the hub that took over; the marker is found by the presence of this label (B5.6). */
    public static final String RESTORE_CLUSTER = "cluster.open-cluster-management.io/restore-cluster";

    public static final String HUB_DR = "cluster.open-cluster-management.io/acm-hub-dr";
    public static final String RESTORE_NAME = "cluster.open-cluster-management.io/acm-restore-name";

    /** Label key (without a prefix) that holds the name of the managed clusters backup that was restored. */
    public static final String MANAGED_CLUSTERS_BACKUP = "acm-managed-clusters-schedule";

    private TakeOverMarker() {}

    public static String nameAt(Instant instant) {
        return NAME_PREFIX + BackupTimestamp.format(instant);
    }

    /** When the hub took over, by the name; it survives a re-sync of the object, its creation time does not (BW5). */
    public static Optional<Instant> takenOverAt(String name) {
        return name.startsWith(NAME_PREFIX)
                ? BackupTimestamp.parse(name.substring(NAME_PREFIX.length()))
                : Optional.empty();
    }
}
