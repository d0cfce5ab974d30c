package io.hubbackup.decide.backup;

import io.hubbackup.plan.ApiKind;

/** The kinds that the backup side writes. */
public final class Kinds {

    public static final ApiKind VELERO_SCHEDULE = velero("Schedule", "schedules");
    public static final ApiKind VELERO_BACKUP = velero("Backup", "backups");
    public static final ApiKind VELERO_DELETE_REQUEST = velero("DeleteBackupRequest", "deletebackuprequests");

    public static final ApiKind SECRET = new ApiKind("", "v1", "Secret", "secrets", true);
    public static final ApiKind CONFIG_MAP = new ApiKind("", "v1", "ConfigMap", "configmaps", true);

    public static final ApiKind MANAGED_SERVICE_ACCOUNT = new ApiKind(
            "authentication.open-cluster-management.io",
            "v1beta1",
            "ManagedServiceAccount",
            "managedserviceaccounts",
            true);
    public static final ApiKind MANAGED_CLUSTER_ADD_ON = new ApiKind(
            "addon.open-cluster-management.io", "v1alpha1", "ManagedClusterAddOn", "managedclusteraddons", true);
    public static final ApiKind MANIFEST_WORK =
            new ApiKind("work.open-cluster-management.io", "v1", "ManifestWork", "manifestworks", true);
    public static final ApiKind CLUSTER_DEPLOYMENT =
            new ApiKind("hive.openshift.io", "v1", "ClusterDeployment", "clusterdeployments", true);

    private Kinds() {}

    private static ApiKind velero(String kind, String plural) {
        return new ApiKind("velero.io", "v1", kind, plural, true);
    }
}
