package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;

/** ServiceAccounts are never replaced: what is in the backup is added to what is there. */
final class Accounts {

    private Accounts() {}

    /** Labels and annotations that are there stay as they are. */
    static ObjectNode merged(ObjectNode there, ObjectNode backedUp) {
        ObjectNode merged = there.deepCopy();
        for (var list : List.of("secrets", "imagePullSecrets")) {
            add(merged, list, backedUp.path(list));
        }
        for (var map : List.of("labels", "annotations")) {
            var entries = backedUp.path("metadata").path(map);
            entries.properties().forEach(entry -> {
                var into = merged.withObject("/metadata/" + map);
                if (!into.has(entry.getKey())) {
                    into.set(entry.getKey(), entry.getValue());
                }
            });
        }
        return merged;
    }

    private static void add(ObjectNode account, String list, JsonNode more) {
        var names = new HashSet<String>();
        account.path(list).forEach(reference -> names.add(reference.path("name").asText()));
        more.forEach(reference -> {
            if (names.add(reference.path("name").asText())) {
                ArrayNode into = account.withArray("/" + list);
                into.add(reference);
            }
        });
    }
}
