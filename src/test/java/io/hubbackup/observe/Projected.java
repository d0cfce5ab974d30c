package io.hubbackup.observe;

import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.ClusterDeploymentSeen;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.DeleteRequestSeen;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.hub.StorageLocationSeen;
import io.hubbackup.hub.VeleroRestoreSeen;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.wire.Tree;

/** What the eyes of production keep of objects, for a model that has none of their watches. */
public final class Projected {

    private Projected() {}

    public static BackupScheduleSeen backupSchedule(Tree object) {
        return HubProjections.backupSchedule(object);
    }

    public static RestoreSeen restore(Tree object) {
        return HubProjections.restore(object);
    }

    public static VeleroScheduleSeen veleroSchedule(Tree object) {
        return VeleroProjections.schedule(object);
    }

    public static BackupSeen backup(Tree object) {
        return VeleroProjections.backup(object);
    }

    public static VeleroRestoreSeen veleroRestore(Tree object) {
        return VeleroProjections.restore(object);
    }

    public static StorageLocationSeen storageLocation(Tree object) {
        return VeleroProjections.storageLocation(object);
    }

    public static DeleteRequestSeen deleteRequest(Tree object) {
        return VeleroProjections.deleteRequest(object);
    }

    public static ClusterSeen cluster(Tree object) {
        return FleetProjections.cluster(object);
    }

    public static SecretSeen secret(Tree object) {
        return FleetProjections.secret(object);
    }

    public static ClusterDeploymentSeen clusterDeployment(Tree object) {
        return HiveProjections.clusterDeployment(object);
    }
}
