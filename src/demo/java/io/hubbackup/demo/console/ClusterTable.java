package io.hubbackup.demo.console;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.hubbackup.demo.site.Site;
import io.hubbackup.demo.site.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which hub each managed cluster belongs to, and what each hub believes of it. */
record ClusterTable(Stage stage) {

    private static final String LOCAL = "local-cluster";
    private static final String NONE = "-";

    List<String> lines() {
        var places = stage.whereabouts();
        var beliefs = new TreeMap<String, Map<String, String>>();
        stage.sites().forEach(site -> beliefs.put(site.name(), beliefs(site)));
        var names = new TreeSet<>(places.keySet());
        beliefs.values().forEach(known -> names.addAll(known.keySet()));
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<>(List.of("CLUSTER", "BELONGS TO"));
        beliefs.keySet().forEach(hub -> head.add("AVAILABLE, SAYS " + hub));
        rows.add(head);
        names.forEach(name -> {
            var row = new ArrayList<>(List.of(name, places.getOrDefault(name, "nobody")));
            beliefs.values().forEach(known -> row.add(known.getOrDefault(name, NONE)));
            rows.add(row);
        });
        return names.isEmpty() ? List.of("There are no managed clusters.") : ApiTable.aligned(rows);
    }

    /** A hub that is dead believes nothing. */
    private static Map<String, String> beliefs(Site site) {
        try {
            var found = new TreeMap<String, String>();
            site
                    .client()
                    .genericKubernetesResources("cluster.open-cluster-management.io/v1", "ManagedCluster")
                    .list()
                    .getItems()
                    .stream()
                    .filter(cluster -> !cluster.getMetadata().getName().equals(LOCAL))
                    .forEach(cluster -> found.put(cluster.getMetadata().getName(), available(cluster)));
            return found;
        } catch (KubernetesClientException dead) {
            return Map.of();
        }
    }

    private static String available(GenericKubernetesResource cluster) {
        return Optional.<List<Map<String, Object>>>ofNullable(cluster.get("status", "conditions")).stream()
                .flatMap(List::stream)
                .filter(condition -> "ManagedClusterConditionAvailable".equals(condition.get("type")))
                .map(condition -> String.valueOf(condition.get("status")))
                .findFirst()
                .orElse("not yet");
    }
}
