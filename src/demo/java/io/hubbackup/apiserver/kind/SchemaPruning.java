package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.ApiFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Removes what a schema does not have, and reads numbers and metadata as an API server does. */
final class SchemaPruning {

    private static final Set<String> OF_EVERY_OBJECT = Set.of("apiVersion", "kind", "metadata");

    private final String kind;
    private final String version;
    private final List<String> removed = new ArrayList<>();
    private final List<String> removedFromMetadata = new ArrayList<>();

    SchemaPruning(String kind, String version) {
        this.kind = kind;
        this.version = version;
    }

    /**
     * The paths of what was removed.
     *
     * @throws ApiFailure 400 for metadata that cannot be read
     */
    List<String> prune(Schema schema, ObjectNode object) {
        wholeNumbers(object);
        fields(schema, object, "", true);
        removed.sort(null);
        removed.addAll(removedFromMetadata);
        removed.addAll(0, new TypedReading(kind, version).readMetadata(object));
        return removed;
    }

    /** Whether a value has fields that its schema does not have. */
    static boolean hasUnknown(Schema schema, JsonNode value) {
        var pruning = new SchemaPruning("", "");
        pruning.value(schema, value.deepCopy(), "");
        return !pruning.removed.isEmpty();
    }

    /** 2.0 is the whole number 2. */
    private static void wholeNumbers(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(whole(entry.getValue())));
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, whole(list.get(i)));
            }
        }
    }

    private static JsonNode whole(JsonNode value) {
        wholeNumbers(value);
        boolean whole = value.isFloatingPointNumber() && value.canConvertToExactIntegral();
        if (!whole || !value.canConvertToLong()) {
            return value;
        }
        return value.canConvertToInt() ? IntNode.valueOf(value.asInt()) : LongNode.valueOf(value.asLong());
    }

    private void value(Schema schema, JsonNode value, String path) {
        if (value instanceof ObjectNode object) {
            if (schema.embedded()) {
                embedded(object, path);
            }
            fields(schema, object, path, schema.embedded());
        } else if (value instanceof ArrayNode list) {
            schema.items().ifPresent(items -> {
                for (int i = 0; i < list.size(); i++) {
                    value(items, list.get(i), path + "[" + i + "]");
                }
            });
        }
    }

    private void fields(Schema schema, ObjectNode object, String path, boolean whole) {
        for (var entry : List.copyOf(object.properties())) {
            var name = entry.getKey();
            if (whole && OF_EVERY_OBJECT.contains(name)) {
                continue;
            }
            var below = path.isEmpty() ? name : path + "." + name;
            var property = schema.property(name);
            if (property.isPresent()) {
                value(property.get(), entry.getValue(), below);
            } else if (!schema.preserve() && !schema.anyProperties()) {
                removed.add(below);
                object.remove(name);
            }
        }
    }

    private void embedded(ObjectNode object, String path) {
        for (var field : List.of("apiVersion", "kind")) {
            if (object.has(field) && !object.path(field).isTextual()) {
                throw refused(path + "." + field, object.path(field), "must be a string");
            }
        }
        if (object.has("metadata")) {
            var reading = new TypedReading(kind, version);
            removedFromMetadata.addAll(reading.readEmbeddedMetadata(object.path("metadata"), path + ".metadata"));
        }
    }

    private ApiFailure refused(String path, JsonNode value, String why) {
        return ApiFailure.badRequest("%s in version \"%s\" cannot be handled as a %s: %s: Invalid value: %s: %s"
                .formatted(kind, version, kind, path, value, why));
    }
}
