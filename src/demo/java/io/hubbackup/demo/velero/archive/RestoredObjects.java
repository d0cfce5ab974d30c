package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What became of each object of a restore. */
final class RestoredObjects {

    /** What Velero calls it. */
    enum Fate {
        CREATED,
        UPDATED,
        SKIPPED,
        FAILED;

        private String word() {
            return "(" + name().toLowerCase(Locale.ROOT) + ")";
        }
    }

    private final Map<String, TreeSet<String>> byKind = new TreeMap<>();

    /** @param kind {@code apps/v1/Deployment} */
    void add(String kind, String namespace, String name, Fate fate) {
        var listed = namespace.isEmpty() ? name : namespace + "/" + name;
        byKind.computeIfAbsent(kind, first -> new TreeSet<>()).add(listed + fate.word());
    }

    int count() {
        return byKind.values().stream().mapToInt(TreeSet::size).sum();
    }

    JsonNode json() {
        var json = HubApi.JSON.createObjectNode();
        byKind.forEach((kind, names) -> {
            ArrayNode list = json.putArray(kind);
            names.forEach(list::add);
        });
        return json;
    }
}
