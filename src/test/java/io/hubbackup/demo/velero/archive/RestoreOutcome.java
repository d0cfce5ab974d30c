package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a restore has left.
 *
 * @param fates {@code Secret team/pull(created)}
 * @param results errors and warnings
 * @param objects all objects of the rows by kind and name, without what the API server says of them
 */
record RestoreOutcome(List<String> fates, JsonNode results, Map<String, JsonNode> objects) {

    /** From Velero's list. */
    static List<String> fates(JsonNode list) {
        var fates = new TreeSet<String>();
        list.properties().forEach(kind -> {
            var name = kind.getKey().substring(kind.getKey().lastIndexOf('/') + 1);
            kind.getValue().forEach(item -> fates.add(name + " " + item.asText()));
        });
        return List.copyOf(fates);
    }
}
