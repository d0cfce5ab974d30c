package io.hubbackup.decide.restore;

import io.hubbackup.plan.ApiKind;

/** The kinds that the restore side writes by name. What the clean-up removes is asked of discovery. */
public final class RestoreKinds {

    public static final ApiKind RESTORE =
            new ApiKind("cluster.open-cluster-management.io", "v1beta1", "Restore", "restores", true);
    public static final ApiKind RESTORE_PREVIEW =
            new ApiKind("hubbackup.io", "v1alpha1", "RestorePreview", "restorepreviews", true);
    public static final ApiKind VELERO_RESTORE = velero("Restore", "restores");
    public static final ApiKind VELERO_BACKUP = velero("Backup", "backups");
    public static final ApiKind VELERO_DELETE_REQUEST = velero("DeleteBackupRequest", "deletebackuprequests");
    public static final ApiKind VELERO_DOWNLOAD_REQUEST = velero("DownloadRequest", "downloadrequests");
    public static final ApiKind CONFIG_MAP = new ApiKind("", "v1", "ConfigMap", "configmaps", true);
    public static final ApiKind SECRET = new ApiKind("", "v1", "Secret", "secrets", true);
    public static final ApiKind MANAGED_CLUSTER =
            new ApiKind("cluster.open-cluster-management.io", "v1", "ManagedCluster", "managedclusters", false);
    public static final ApiKind BACKUP_COMPONENT = new ApiKind(
            "operator.open-cluster-management.io", "v1", "InternalHubComponent", "internalhubcomponents", true);

    private RestoreKinds() {}

    private static ApiKind velero(String kind, String plural) {
        return new ApiKind("velero.io", "v1", kind, plural, true);
    }
}
