package io.hubbackup.demo.velero.archive;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Hub;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Objects without labels that are restored onto themselves, in one namespace for each who restores. */
record UnchangedObjects(Hub hub) {

    static final String BACKUP = "unchanged-backup";

    private static final String NAME = "unchanged";
    private static final List<String> NAMESPACES = List.of("emulated", "real");
    private static final String PLACEMENTS = "cluster.open-cluster-management.io/v1beta1";

    static final Map<String, Object> BACKUP_SPEC =
            Map.of("includedNamespaces", NAMESPACES, "includedResources", List.of("configmaps", "placements.cluster"));

    void seed() {
        var objects = NAMESPACES.stream()
                .flatMap(namespace -> Stream.of(
                        Manifest.namespace(namespace),
                        Manifest.configMap(namespace, NAME),
                        Manifest.of(PLACEMENTS, "Placement", NAME).in(namespace).spec(Map.of("numberOfClusters", 3))))
                .map(Manifest::build)
                .toList();
        FleetLoader.load(hub.client(), objects, 1);
    }

    static GenericKubernetesResource restore(String namespace) {
        return Manifest.of("velero.io/v1", "Restore", restoreOf(namespace))
                .in(Hub.NAMESPACE)
                .spec(Map.of(
                        "backupName",
                        BACKUP,
                        "includedNamespaces",
                        List.of(namespace),
                        "existingResourcePolicy",
                        "update"))
                .build();
    }

    private static String restoreOf(String namespace) {
        return "unchanged-" + namespace;
    }

    /** The labels of each of them, by kind. */
    Map<String, Map<String, String>> labels(String namespace) {
        return Map.of(
                "ConfigMap", labels("v1", "ConfigMap", namespace),
                "Placement", labels(PLACEMENTS, "Placement", namespace));
    }

    private Map<String, String> labels(String apiVersion, String kind, String namespace) {
        return Optional.ofNullable(hub.client()
                        .genericKubernetesResources(apiVersion, kind)
                        .inNamespace(namespace)
                        .withName(NAME)
                        .get()
                        .getMetadata()
                        .getLabels())
                .orElse(Map.of());
    }

    /** What they are to be after it. */
    static Map<String, Map<String, String>> marked(String namespace) {
        var marks = Map.of(Restorable.BACKUP, BACKUP, Restorable.RESTORE, restoreOf(namespace));
        return Map.of("ConfigMap", marks, "Placement", marks);
    }
}
