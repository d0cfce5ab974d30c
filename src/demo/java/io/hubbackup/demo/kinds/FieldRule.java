package io.hubbackup.demo.kinds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a definition says about one field.
 *
 * @param path of the field, from the object on
 * @param keyword {@code required} or {@code enum}
 */
record FieldRule(String resource, List<String> path, String keyword, List<String> values) {

    static FieldRule of(List<String> row) {
        return new FieldRule(row.get(0), List.of(row.get(1).split("\\.")), row.get(2), Table.parts(row.get(3)));
    }

    /** The schema of an object that accepts any fields. */
    static Map<String, Object> anyFields() {
        return new LinkedHashMap<>(Map.of("type", "object", "x-kubernetes-preserve-unknown-fields", true));
    }

    void addTo(Map<String, Object> schema) {
        var parent = schema;
        for (var name : path.subList(0, path.size() - 1)) {
            parent = child(parent, name);
        }
        if (keyword.equals("enum")) {
            properties(parent).put(path.getLast(), Map.of("type", "string", "enum", values));
        } else {
            child(parent, path.getLast()).put(keyword, values);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> schema, String name) {
        return (Map<String, Object>) properties(schema).computeIfAbsent(name, none -> anyFields());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(Map<String, Object> schema) {
        return (Map<String, Object>) schema.computeIfAbsent("properties", none -> new LinkedHashMap<String, Object>());
    }
}
