package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/** The annotation of client-side {@code kubectl apply}, which a server-side apply by kubectl takes over from. */
final class LastApplied {

    private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private LastApplied() {}

    /** Conflicts that remain: those about fields that kubectl itself applied, and that are still so, are none. */
    static UnaryOperator<FieldSet> allowing(Shape shape, ObjectNode live) {
        var text = annotation(live);
        if (text.isEmpty()) {
            return UnaryOperator.identity();
        }
        try {
            var last = JSON.readTree(text);
            var changes = Differences.between(shape, last, live);
            var own = Applied.fields(shape, last)
                    .without(changes.modified())
                    .without(changes.added())
                    .without(changes.removed());
            return fields -> fields.without(own);
        } catch (JsonProcessingException unreadable) {
            return UnaryOperator.identity();
        }
    }

    /** Keeps the annotation, where there is one, as kubectl would. */
    static void follow(ObjectNode object, ObjectNode applied) {
        if (annotation(object).isEmpty()) {
            return;
        }
        var config = applied.deepCopy();
        if (config.path("metadata").path("annotations") instanceof ObjectNode annotations) {
            annotations.remove(ANNOTATION);
        }
        try {
            var text = JSON.writeValueAsString(JSON.treeToValue(config, Object.class)) + "\n";
            object.withObject("/metadata/annotations").put(ANNOTATION, text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("JSON that cannot be written", impossible);
        }
    }

    private static String annotation(JsonNode object) {
        return object.path("metadata").path("annotations").path(ANNOTATION).asText("");
    }
}
