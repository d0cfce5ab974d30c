package io.hubbackup.simulation;

import io.hubbackup.decide.restore.RestoreKinds;
import io.hubbackup.hub.ApiResource;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.plan.ApiKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The kinds of a model hub. */
final class Kinds {

    static final ApiKind SECRET = RestoreKinds.SECRET;
    static final ApiKind CONFIG_MAP = RestoreKinds.CONFIG_MAP;
    static final ApiKind CLUSTER = RestoreKinds.MANAGED_CLUSTER;
    static final ApiKind CLUSTER_SET = of("ManagedClusterSet", "cluster.open-cluster-management.io", false);
    static final ApiKind POLICY = of("Policy", "policy.open-cluster-management.io", true);
    static final ApiKind APPLICATION = of("Application", "argoproj.io", true);
    static final ApiKind DEPLOYMENT = of("ClusterDeployment", "hive.openshift.io", true);
    static final ApiKind WIDGET = of("Widget", "example.com", true);
    static final ApiKind RESTORE = RestoreKinds.RESTORE;
    static final ApiKind BACKUP_SCHEDULE =
            new ApiKind("cluster.open-cluster-management.io", "v1beta1", "BackupSchedule", "backupschedules", true);
    static final ApiKind SCHEDULE = io.hubbackup.decide.backup.Kinds.VELERO_SCHEDULE;
    static final ApiKind BACKUP = RestoreKinds.VELERO_BACKUP;
    static final ApiKind VELERO_RESTORE = RestoreKinds.VELERO_RESTORE;
    static final ApiKind DELETE_REQUEST = RestoreKinds.VELERO_DELETE_REQUEST;
    static final ApiKind LOCATION = of("BackupStorageLocation", "velero.io", true);

    /** What backups hold. */
    static final List<ApiKind> DATA =
            List.of(SECRET, CONFIG_MAP, CLUSTER, CLUSTER_SET, POLICY, APPLICATION, DEPLOYMENT, WIDGET);

    static final ResourceCatalogue CATALOGUE = new ResourceCatalogue(Stream.concat(
                    DATA.stream(), Stream.of(RESTORE, BACKUP_SCHEDULE, SCHEDULE, BACKUP, VELERO_RESTORE, LOCATION))
            .map(Kinds::resource)
            .toList());

    private Kinds() {}

    private static ApiKind of(String kind, String group, boolean namespaced) {
        return new ApiKind(group, "v1", kind, kind.toLowerCase(Locale.ROOT) + "s", namespaced);
    }

    private static ApiResource resource(ApiKind kind) {
        return new ApiResource(
                kind.group(),
                kind.version(),
                kind.kind(),
                kind.plural(),
                kind.kind().toLowerCase(Locale.ROOT),
                kind.namespaced(),
                true,
                true,
                false,
                true);
    }
}
