package io.hubbackup.scenario;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.plan.ApiKind;
import java.util.List;
import java.util.stream.Stream;

/** The kinds that scenarios are about. */
final class HubKinds {

    private static final String OCM = ".open-cluster-management.io";

    static final ApiKind BACKUP_SCHEDULE = spaced("cluster" + OCM, "v1beta1", "BackupSchedule", "backupschedules");
    static final ApiKind RESTORE = spaced("cluster" + OCM, "v1beta1", "Restore", "restores");
    static final ApiKind VELERO_RESTORE = spaced("velero.io", "v1", "Restore", "restores");
    static final ApiKind PLACEMENT = spaced("cluster" + OCM, "v1beta1", "Placement", "placements");
    static final ApiKind STORAGE_LOCATION =
            spaced("velero.io", "v1", "BackupStorageLocation", "backupstoragelocations");
    static final ApiKind CLUSTER_VERSION = cluster("config.openshift.io", "v1", "ClusterVersion", "clusterversions");
    static final ApiKind HUB = spaced("operator" + OCM, "v1", "MultiClusterHub", "multiclusterhubs");
    static final ApiKind ENGINE =
            cluster("multicluster.openshift.io", "v1", "MultiClusterEngine", "multiclusterengines");
    static final ApiKind CHANNEL = spaced("apps" + OCM, "v1", "Channel", "channels");
    static final ApiKind ADD_ON_COMPONENT =
            cluster("addon" + OCM, "v1alpha1", "ClusterManagementAddOn", "clustermanagementaddons");
    static final ApiKind CLUSTER = cluster("cluster" + OCM, "v1", "ManagedCluster", "managedclusters");
    static final ApiKind CLUSTER_POOL = spaced("hive.openshift.io", "v1", "ClusterPool", "clusterpools");
    static final ApiKind NAMESPACE = cluster("", "v1", "Namespace", "namespaces");
    static final ApiKind DEFINITION =
            cluster("apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions");

    /** Those whose objects are the outcome of a scenario. */
    static final List<ApiKind> OUTCOME = List.of(
            BACKUP_SCHEDULE,
            RESTORE,
            VELERO_RESTORE,
            PLACEMENT,
            Kinds.VELERO_SCHEDULE,
            Kinds.VELERO_BACKUP,
            Kinds.VELERO_DELETE_REQUEST,
            STORAGE_LOCATION,
            Kinds.MANAGED_SERVICE_ACCOUNT,
            Kinds.MANAGED_CLUSTER_ADD_ON,
            Kinds.MANIFEST_WORK,
            Kinds.CLUSTER_DEPLOYMENT,
            CLUSTER_POOL,
            CLUSTER,
            Kinds.SECRET,
            Kinds.CONFIG_MAP);

    private static final List<ApiKind> OTHERS =
            List.of(CLUSTER_VERSION, HUB, ENGINE, CHANNEL, ADD_ON_COMPONENT, NAMESPACE, DEFINITION);

    private HubKinds() {}

    static ApiKind of(String apiVersion, String kind) {
        return Stream.of(OUTCOME, OTHERS)
                .flatMap(List::stream)
                .filter(known ->
                        known.apiVersion().equals(apiVersion) && known.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario knows " + apiVersion + " " + kind));
    }

    private static ApiKind spaced(String group, String version, String kind, String plural) {
        return new ApiKind(group, version, kind, plural, true);
    }

    private static ApiKind cluster(String group, String version, String kind, String plural) {
        return new ApiKind(group, version, kind, plural, false);
    }
}
