package io.hubbackup.observe;

import static io.hubbackup.observe.Change.Urgency.FLEET;
import static io.hubbackup.observe.Change.Urgency.VELERO;

import io.hubbackup.hub.AddOnSeen;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.ClaimMarkSeen;
import io.hubbackup.hub.ClaimSeen;
import io.hubbackup.hub.ClusterDeploymentSeen;
import io.hubbackup.hub.ClusterPoolSeen;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.ComponentSeen;
import io.hubbackup.hub.DeleteRequestSeen;
import io.hubbackup.hub.RestorePreviewSeen;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.hub.StorageLocationSeen;
import io.hubbackup.hub.TokenAccountSeen;
import io.hubbackup.hub.VeleroRestoreSeen;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.hub.WorkSeen;
import io.hubbackup.observe.HubProjections.ClusterId;
import io.hubbackup.observe.HubProjections.Engine;
import io.hubbackup.observe.HubProjections.HubComponent;
import io.hubbackup.observe.HubProjections.Presence;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.HubNames;
import io.hubbackup.wire.ImportWorkNames;
import io.hubbackup.wire.MsaNames;
import java.util.List;

/** Every kind that is watched: which objects, how much of them, and how urgent a change is (D10, D12, BW14). */
final class WatchedKinds {

    private static final String OCM = "open-cluster-management.io";

    static final WatchedKind<Definition> DEFINITIONS = WatchedKind.of(
                    cluster("apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions"),
                    VELERO,
                    HubProjections::definition)
            .metadata();
    static final WatchedKind<Definition> API_SERVICES = WatchedKind.of(
                    cluster("apiregistration.k8s.io", "v1", "APIService", "apiservices"),
                    VELERO,
                    HubProjections::definition)
            .metadata();

    static final WatchedKind<BackupScheduleSeen> BACKUP_SCHEDULES = WatchedKind.of(
                    spaced("cluster." + OCM, "v1beta1", "BackupSchedule", "backupschedules"),
                    VELERO,
                    HubProjections::backupSchedule)
            .deciding(BackupScheduleSeen::withoutTerms);
    static final WatchedKind<RestoreSeen> RESTORES = WatchedKind.of(
                    spaced("cluster." + OCM, "v1beta1", "Restore", "restores"), VELERO, HubProjections::restore)
            .deciding(RestoreSeen::withoutTerms);

    static final WatchedKind<RestorePreviewSeen> RESTORE_PREVIEWS = WatchedKind.of(
            spaced("hubbackup.io", "v1alpha1", "RestorePreview", "restorepreviews"),
            FLEET,
            HubProjections::restorePreview);

    static final WatchedKind<VeleroScheduleSeen> SCHEDULES =
            WatchedKind.of(velero("Schedule", "schedules"), VELERO, VeleroProjections::schedule);
    /** Velero writes how far it is every second, and that decides about nothing. */
    static final WatchedKind<BackupSeen> BACKUPS = WatchedKind.of(
                    velero("Backup", "backups"), VELERO, VeleroProjections::backup)
            .withTimesOfWrites()
            .deciding(BackupSeen::withoutProgress);

    static final WatchedKind<StorageLocationSeen> STORAGE_LOCATIONS = WatchedKind.of(
                    velero("BackupStorageLocation", "backupstoragelocations"),
                    VELERO,
                    VeleroProjections::storageLocation)
            .deciding(StorageLocationSeen::withoutValidation);
    static final WatchedKind<VeleroRestoreSeen> VELERO_RESTORES = WatchedKind.of(
                    velero("Restore", "restores"), VELERO, VeleroProjections::restore)
            .withTimesOfWrites()
            .deciding(VeleroRestoreSeen::withoutTimesOfWrites);

    static final WatchedKind<DeleteRequestSeen> DELETE_REQUESTS = WatchedKind.of(
            velero("DeleteBackupRequest", "deletebackuprequests"), VELERO, VeleroProjections::deleteRequest);

    static final WatchedKind<ClusterId> CLUSTER_VERSIONS = WatchedKind.of(
            cluster("config.openshift.io", "v1", "ClusterVersion", "clusterversions"),
            VELERO,
            HubProjections::clusterVersion);
    static final WatchedKind<HubComponent> MULTI_CLUSTER_HUBS = WatchedKind.of(
            spaced("operator." + OCM, "v1", "MultiClusterHub", "multiclusterhubs"),
            VELERO,
            HubProjections::multiClusterHub);
    static final WatchedKind<ComponentSeen> BACKUP_COMPONENTS = WatchedKind.of(
                    spaced("operator." + OCM, "v1", "InternalHubComponent", "internalhubcomponents"),
                    VELERO,
                    HubProjections::component)
            .where(Selector.named(HubNames.BACKUP_COMPONENT))
            .metadata();
    static final WatchedKind<Engine> MULTI_CLUSTER_ENGINES = WatchedKind.of(
            cluster("multicluster.openshift.io", "v1", "MultiClusterEngine", "multiclusterengines"),
            VELERO,
            HubProjections::multiClusterEngine);
    static final WatchedKind<Presence> CHART_CHANNELS = WatchedKind.of(
                    spaced("apps." + OCM, "v1", "Channel", "channels"), VELERO, HubProjections::presence)
            .where(Selector.named(HubNames.CHARTS_CHANNEL))
            .metadata();
    static final WatchedKind<Presence> TOKEN_ADD_ON = WatchedKind.of(
                    cluster("addon." + OCM, "v1alpha1", "ClusterManagementAddOn", "clustermanagementaddons"),
                    VELERO,
                    HubProjections::presence)
            .where(Selector.named(MsaNames.ADD_ON))
            .metadata();

    static final WatchedKind<ClusterSeen> CLUSTERS = WatchedKind.of(
            cluster("cluster." + OCM, "v1", "ManagedCluster", "managedclusters"), FLEET, FleetProjections::cluster);
    static final WatchedKind<AddOnSeen> ADD_ONS = WatchedKind.of(
                    spaced("addon." + OCM, "v1alpha1", "ManagedClusterAddOn", "managedclusteraddons"),
                    FLEET,
                    FleetProjections::addOn)
            .where(Selector.named(MsaNames.ADD_ON));
    static final WatchedKind<WorkSeen> WORKS = WatchedKind.of(
                    spaced("work." + OCM, "v1", "ManifestWork", "manifestworks"), FLEET, FleetProjections::work)
            .where(Selector.labelled(ImportWorkNames.LABEL, ImportWorkNames.LABEL_VALUE));
    static final WatchedKind<TokenAccountSeen> TOKEN_ACCOUNTS = WatchedKind.of(
            spaced("authentication." + OCM, "v1beta1", "ManagedServiceAccount", "managedserviceaccounts"),
            FLEET,
            FleetProjections::tokenAccount);
    static final WatchedKind<SecretSeen> SECRETS = WatchedKind.of(
                    spaced("", "v1", "Secret", "secrets"), FLEET, FleetProjections::secret)
            .metadata();
    static final WatchedKind<ClusterDeploymentSeen> CLUSTER_DEPLOYMENTS = WatchedKind.of(
            spaced("hive.openshift.io", "v1", "ClusterDeployment", "clusterdeployments"),
            FLEET,
            HiveProjections::clusterDeployment);
    static final WatchedKind<ClusterPoolSeen> CLUSTER_POOLS = WatchedKind.of(
            spaced("hive.openshift.io", "v1", "ClusterPool", "clusterpools"), FLEET, HiveProjections::clusterPool);

    /** Only ClusterDeployments name ConfigMaps; the two that Kubernetes and OpenShift put into every namespace are never named. */
    static final WatchedKind<SecretSeen> CONFIG_MAPS = WatchedKind.of(
                    spaced("", "v1", "ConfigMap", "configmaps"), FLEET, FleetProjections::secret)
            .where(Selector.notNamed(List.of("kube-root-ca.crt", "openshift-service-ca.crt")))
            .metadata()
            .onlyWith(CLUSTER_DEPLOYMENTS.kind());

    /** What an activation waits for before the managed clusters come (R3.28). */
    static final WatchedKind<ClaimMarkSeen> CLAIM_MARKS = WatchedKind.of(
                    spaced("", "v1", "ConfigMap", "configmaps"), VELERO, HubProjections::claimMark)
            .where(Selector.having(BackupLabels.VOLUME_CLAIM))
            .metadata();

    static final WatchedKind<ClaimSeen> CLAIMS = WatchedKind.of(
                    spaced("", "v1", "PersistentVolumeClaim", "persistentvolumeclaims"), VELERO, HubProjections::claim)
            .metadata();

    private WatchedKinds() {}

    private static ApiKind velero(String kind, String plural) {
        return spaced("velero.io", "v1", kind, plural);
    }

    static ApiKind spaced(String group, String version, String kind, String plural) {
        return new ApiKind(group, version, kind, plural, true);
    }

    static ApiKind cluster(String group, String version, String kind, String plural) {
        return new ApiKind(group, version, kind, plural, false);
    }
}
