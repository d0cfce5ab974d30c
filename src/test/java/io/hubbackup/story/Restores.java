package io.hubbackup.story;

import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.ArchiveKey;
import io.hubbackup.kit.Hub;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Restores as the samples have them, and what they restore. */
final class Restores {

    static final Map<String, Object> PASSIVE = spec("skip", "latest", Map.of());
    static final Map<String, Object> PASSIVE_SYNC = spec("skip", "latest", Map.of("syncRestoreWithNewBackups", true));
    static final Map<String, Object> ALL = spec("latest", "latest", Map.of());
    static final Map<String, Object> NOTHING = spec("skip", "skip", Map.of());

    /** The documented way to activate a hub that was in passive sync (W7). */
    static final Map<String, Object> CLUSTERS_ONLY = spec("latest", "skip", Map.of());

    /** The prefixes of the backups of a set that are restored. */
    static final List<String> TYPES = List.of(
            "acm-credentials-schedule",
            "acm-resources-schedule",
            "acm-resources-generic-schedule",
            "acm-managed-clusters-schedule");

    /** Kinds that no restore of ours brings (R3.22), and what comes with other objects. */
    private static final Set<String> NOT_RESTORED = Set.of(
            "customresourcedefinitions.apiextensions.k8s.io",
            "clusterroles.rbac.authorization.k8s.io",
            "clusterrolebindings.rbac.authorization.k8s.io",
            "roles.rbac.authorization.k8s.io",
            "rolebindings.rbac.authorization.k8s.io",
            "namespaces");

    private Restores() {}

    private static Map<String, Object> spec(String clusters, String others, Map<String, Object> more) {
        var spec = new TreeMap<String, Object>(Map.of(
                "veleroManagedClustersBackupName", clusters,
                "veleroCredentialsBackupName", others,
                "veleroResourcesBackupName", others,
                "cleanupBeforeRestore", "CleanupRestored"));
        spec.putAll(more);
        return Map.copyOf(spec);
    }

    static Manifest named(String name, Map<String, Object> spec) {
        return Manifest.of(Kind.RESTORE.apiVersion(), Kind.RESTORE.kind(), name)
                .in(Hub.NAMESPACE)
                .spec(spec);
    }

    /** A ConfigMap that a backup of the credentials takes along. */
    static Manifest setting(String namespace, String name, String value) {
        return Manifest.configMap(namespace, name)
                .label("cluster.open-cluster-management.io/type", "setting")
                .with("data", Map.of("value", value));
    }

    static Manifest placement(String namespace, String name) {
        return Manifest.of("cluster.open-cluster-management.io/v1beta1", "Placement", name)
                .in(namespace)
                .spec(Map.of());
    }

    static boolean isNotRestored(ArchiveKey key) {
        return NOT_RESTORED.contains(key.resource());
    }
}
