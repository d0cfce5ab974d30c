package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What went wrong while something was restored, as Velero sorts it. */
final class RestoreResults {

    /** Of one severity: by namespace; what has none is the cluster's, what is about no object is Velero's. */
    private static final class Lines {

        private final List<String> velero = new ArrayList<>();
        private final List<String> cluster = new ArrayList<>();
        private final Map<String, List<String>> namespaces = new TreeMap<>();

        void add(String namespace, String line) {
            (namespace.isEmpty() ? cluster : namespaces.computeIfAbsent(namespace, first -> new ArrayList<>()))
                    .add(line);
        }

        int count() {
            return velero.size()
                    + cluster.size()
                    + namespaces.values().stream().mapToInt(List::size).sum();
        }

        JsonNode json() {
            var json = HubApi.JSON.createObjectNode();
            put(json, "velero", velero);
            put(json, "cluster", cluster);
            if (!namespaces.isEmpty()) {
                var each = json.putObject("namespaces");
                namespaces.forEach((namespace, lines) -> put(each, namespace, lines));
            }
            return json;
        }

        private static void put(ObjectNode json, String field, List<String> lines) {
            if (!lines.isEmpty()) {
                json.set(field, HubApi.JSON.valueToTree(lines));
            }
        }
    }

    private final Lines errors = new Lines();
    private final Lines warnings = new Lines();

    void error(String namespace, String line) {
        errors.add(namespace, line);
    }

    void warning(String namespace, String line) {
        warnings.add(namespace, line);
    }

    /** About no single object. */
    void error(String line) {
        errors.velero.add(line);
    }

    void warning(String line) {
        warnings.velero.add(line);
    }

    int errors() {
        return errors.count();
    }

    int warnings() {
        return warnings.count();
    }

    JsonNode json() {
        return HubApi.JSON
                .createObjectNode()
                .<ObjectNode>set("errors", errors.json())
                .set("warnings", warnings.json());
    }
}
