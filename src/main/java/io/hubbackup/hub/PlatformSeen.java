package io.hubbackup.hub;

import java.util.Optional;

/**
 * What the backup of a hub runs on: Velero, OADP, whoever installed them, and this operator's own Deployment.
 *
 * @param deployments those of Velero, of OADP and of the two backup operators, in all namespaces
 * @param pods those of Velero and of OADP's controller
 * @param dataProtectionApplications all namespaces
 * @param subscriptions OLM v0, all namespaces
 * @param serviceVersions the ClusterServiceVersions of OADP, all namespaces
 * @param clusterExtensions OLM v1
 * @param installers the MultiClusterHubs
 * @param openShiftVersion {@code status.desired.version} of the ClusterVersion, if any
 */
public record PlatformSeen(
        Observed<Indexed<DeploymentSeen>> deployments,
        Observed<Indexed<PodSeen>> pods,
        Observed<Indexed<DataProtectionSeen>> dataProtectionApplications,
        Observed<Indexed<SubscriptionSeen>> subscriptions,
        Observed<Indexed<ServiceVersionSeen>> serviceVersions,
        Observed<Indexed<ClusterExtensionSeen>> clusterExtensions,
        Observed<Indexed<InstallerSeen>> installers,
        Observed<Optional<String>> openShiftVersion) {

    /** A cluster that serves none of it. */
    public static final PlatformSeen ABSENT = new PlatformSeen(
            Observed.notServed("Deployment"),
            Observed.notServed("Pod"),
            Observed.notServed("DataProtectionApplication"),
            Observed.notServed("Subscription"),
            Observed.notServed("ClusterServiceVersion"),
            Observed.notServed("ClusterExtension"),
            Observed.notServed("MultiClusterHub"),
            Observed.notServed("ClusterVersion"));
}
