package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Sets the defaults of a schema; a null where none may be is what is not there. */
final class SchemaDefaults {

    private SchemaDefaults() {}

    static void fill(Schema schema, JsonNode value) {
        if (value instanceof ObjectNode object) {
            fields(schema, object);
        } else if (value instanceof ArrayNode list) {
            schema.items().ifPresent(items -> list.forEach(element -> fill(items, element)));
        }
    }

    private static void fields(Schema schema, ObjectNode object) {
        for (var entry : List.copyOf(object.properties())) {
            boolean forbidden = entry.getValue().isNull()
                    && schema.property(entry.getKey())
                            .filter(property -> !property.nullable())
                            .isPresent();
            if (forbidden) {
                object.remove(entry.getKey());
            }
        }
        schema.properties()
                .forEach((name, property) -> property.defaultValue()
                        .filter(value -> !object.has(name))
                        .ifPresent(value -> object.set(name, value.deepCopy())));
        object.properties()
                .forEach(entry ->
                        schema.property(entry.getKey()).ifPresent(property -> fill(property, entry.getValue())));
    }
}
