package io.hubbackup.kit;

import io.hubbackup.demo.fleet.Marks;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What the five kinds of Backups ask for on a hub with the objects of {@link ArchiveTable}, written by hand. */
public final class ArchiveTemplates {

    private static final List<String> MANAGED = List.of(
            "clusterdeployment.hive.openshift.io",
            "machinepool.hive.openshift.io",
            "managedcluster.cluster.open-cluster-management.io",
            "klusterletaddonconfig.agent.open-cluster-management.io",
            "managedclusteraddon.addon.open-cluster-management.io",
            "clusterpool.hive.openshift.io",
            "clusterclaim.hive.openshift.io",
            "clustercurator.cluster.open-cluster-management.io",
            "clusterimageset.hive.openshift.io",
            "multiclusterobservability.observability.open-cluster-management.io",
            "agent.agent-install.openshift.io",
            "infraenv.agent-install.openshift.io",
            "agentclusterinstall.extensions.hive.openshift.io");

    private static final List<String> GENERAL = List.of(
            "placement.cluster.open-cluster-management.io",
            "placementdecision.cluster.open-cluster-management.io",
            "managedclusterset.cluster.open-cluster-management.io",
            "policy.policy.open-cluster-management.io",
            "channel.apps.open-cluster-management.io",
            "subscription.apps.open-cluster-management.io",
            "managedserviceaccount.authentication.open-cluster-management.io",
            "application.argoproj.io",
            "application.app.k8s.io");

    private static final Map<String, Map<String, Object>> BY_TYPE = Map.of(
            ArchiveTable.CREDENTIALS,
            Map.of(
                    "includeClusterResources", false,
                    "includedResources", List.of("secret", "configmap"),
                    "excludedNamespaces", List.of("local-cluster"),
                    "orLabelSelectors",
                            List.of(
                                    selector(exists(Marks.SECRET_TYPE)),
                                    selector(exists(Marks.TYPE)),
                                    selector(exists(Marks.BACKUP)))),
            ArchiveTable.MANAGED_CLUSTERS,
            Map.of(
                    "includeClusterResources",
                    true,
                    "includedResources",
                    MANAGED,
                    "excludedNamespaces",
                    List.of("local-cluster", "openshift-machine-api")),
            ArchiveTable.GENERIC,
            Map.of(
                    "includeClusterResources", true,
                    "excludedNamespaces", List.of("local-cluster"),
                    "excludedResources",
                            Stream.of(List.of("secret", "configmap"), MANAGED, List.of("namespace"))
                                    .flatMap(List::stream)
                                    .toList(),
                    "labelSelector", selector(exists(Marks.BACKUP))),
            ArchiveTable.RESOURCES,
            Map.of(
                    "includeClusterResources",
                    true,
                    "includedResources",
                    GENERAL,
                    "excludedNamespaces",
                    List.of(
                            "local-cluster",
                            Hub.NAMESPACE,
                            "table-charts",
                            Marks.HUB_NAMESPACE,
                            Marks.ENGINE_NAMESPACE),
                    "labelSelector",
                    selector(absent(Marks.ROOT_POLICY), absent(Marks.BACKUP))),
            ArchiveTable.VALIDATION,
            Map.of("includedResources", List.of("BackupSchedule"), "includedNamespaces", List.of(Hub.NAMESPACE)));

    private ArchiveTemplates() {}

    /** The spec of a Backup of this type. */
    public static Map<String, Object> of(String type) {
        return Objects.requireNonNull(BY_TYPE.get(type), type);
    }

    private static Map<String, Object> selector(Map<?, ?>... requirements) {
        return Map.of("matchExpressions", List.of(requirements));
    }

    private static Map<String, String> exists(String key) {
        return Map.of("key", key, "operator", "Exists");
    }

    private static Map<String, String> absent(String key) {
        return Map.of("key", key, "operator", "DoesNotExist");
    }
}
