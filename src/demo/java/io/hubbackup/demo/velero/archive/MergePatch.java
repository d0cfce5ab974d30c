package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON merge patch between two objects. */
final class MergePatch {

    private MergePatch() {}

    /** What makes the second of the first; empty when they are equal. */
    static Optional<ObjectNode> between(ObjectNode before, ObjectNode after) {
        var patch = HubApi.JSON.createObjectNode();
        before.fieldNames().forEachRemaining(field -> {
            if (!after.has(field)) {
                patch.putNull(field);
            }
        });
        after.properties()
                .forEach(field -> change(before.get(field.getKey()), field.getValue())
                        .ifPresent(change -> patch.set(field.getKey(), change)));
        return Optional.of(patch).filter(any -> !any.isEmpty());
    }

    private static Optional<JsonNode> change(@Nullable JsonNode before, JsonNode after) {
        if (before instanceof ObjectNode there && after instanceof ObjectNode wanted) {
            return between(there, wanted).map(JsonNode.class::cast);
        }
        return after.equals(before) ? Optional.empty() : Optional.of(after);
    }
}
