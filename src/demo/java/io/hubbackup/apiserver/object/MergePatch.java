package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** RFC 7386: what the patch names is set, null removes, and lists are one value. */
final class MergePatch {

    private MergePatch() {}

    static ObjectNode apply(ObjectNode live, ObjectNode patch) {
        var result = live.deepCopy();
        lay(result, patch);
        return result;
    }

    private static void lay(ObjectNode target, ObjectNode patch) {
        for (var entry : patch.properties()) {
            if (entry.getValue().isNull()) {
                target.remove(entry.getKey());
            } else {
                target.set(entry.getKey(), laid(target.path(entry.getKey()), entry.getValue()));
            }
        }
    }

    private static JsonNode laid(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch.deepCopy();
        }
        var result = target instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        lay(result, changes);
        return result;
    }
}
