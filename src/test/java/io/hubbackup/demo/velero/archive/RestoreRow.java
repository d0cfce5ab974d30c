package io.hubbackup.demo.velero.archive;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Hub;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One restore.
 *
 * @param drifted whether other objects of the same names are there
 * @param fates what becomes of each object, as Velero lists it
 */
record RestoreRow(String name, boolean drifted, Map<String, Object> spec, List<String> fates) {

    /** What the rows restore from. */
    static final Map<String, Object> BACKUP_SPEC = Map.of(
            "includedResources",
            List.of(
                    "namespaces",
                    "secrets",
                    "configmaps",
                    "serviceaccounts",
                    "placements.cluster",
                    "managedclusters.cluster"),
            "labelSelector",
            Map.of("matchLabels", Map.of(RestoreObjects.OURS, RestoreObjects.OURS)));

    static RestoreRow row(String name, Map<String, Object> spec, String fates) {
        return new RestoreRow(name, false, spec, fates.isEmpty() ? List.of() : List.of(fates.split(", ")));
    }

    static RestoreRow onto(String name, Map<String, Object> spec, String fates) {
        return new RestoreRow(name, true, spec, List.of(fates.split(", ")));
    }

    GenericKubernetesResource restore() {
        var whole = new HashMap<>(spec);
        whole.put("backupName", RestoreFilters.BACKUP);
        return Manifest.of("velero.io/v1", "Restore", "g-" + name)
                .in(Hub.NAMESPACE)
                .spec(whole)
                .build();
    }
}
