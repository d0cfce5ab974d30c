package io.hubbackup.hub;

/** The managed clusters and everything that is prepared for them before a backup (spec 4). */
public record FleetSeen(
        Observed<Indexed<ClusterSeen>> clusters,
        Observed<Indexed<AddOnSeen>> addOns,
        Observed<Indexed<WorkSeen>> works,
        Observed<Indexed<TokenAccountSeen>> tokenAccounts,
        Observed<Indexed<SecretSeen>> secrets,
        Observed<Indexed<SecretSeen>> configMaps,
        Observed<Indexed<ClusterDeploymentSeen>> clusterDeployments,
        Observed<Indexed<ClusterPoolSeen>> clusterPools) {}
