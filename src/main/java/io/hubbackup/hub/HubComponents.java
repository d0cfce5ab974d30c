package io.hubbackup.hub;

import java.util.Optional;
import java.util.Set;

/**
 * The parts that make this cluster a hub.
 *
 * @param multiClusterHubNamespaces namespaces in which a MultiClusterHub lives
 * @param multiClusterEngineNamespaces {@code spec.targetNamespace} of every MultiClusterEngine
 * @param version {@code status.currentVersion} of the MultiClusterHub (D23), if any
 * @param chartChannelNamespaces namespaces of every Channel {@code charts-v1} (B3.7)
 * @param tokenAddOn whether the ClusterManagementAddOn {@code managed-serviceaccount} exists (B2.8)
 * @param backupComponents the InternalHubComponents named {@code cluster-backup}, in whatever namespace (R2.4); most hubs have one or none
 */
public record HubComponents(
        Observed<Set<String>> multiClusterHubNamespaces,
        Observed<Set<String>> multiClusterEngineNamespaces,
        Observed<Optional<String>> version,
        Observed<Set<String>> chartChannelNamespaces,
        Observed<Boolean> tokenAddOn,
        Observed<Indexed<ComponentSeen>> backupComponents) {}
