package io.hubbackup.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One field of a CRD's schema, as far as it decides which objects are accepted.
 *
 * @param path as in {@code .spec.labels{}} or {@code .spec.names[]}; empty for the object itself
 * @param open whether anything may be below it
 * @param limits the keywords by which it refuses values: enum, pattern, format, …
 */
record SchemaField(String path, String type, boolean nullable, boolean required, boolean open, Set<String> limits) {

    private static final Set<String> NO_LIMITS = Set.of(
            "additionalProperties",
            "description",
            "items",
            "nullable",
            "properties",
            "required",
            "type",
            "x-kubernetes-preserve-unknown-fields");

    /** All fields of the only version of a CRD, by path. */
    static Map<String, SchemaField> of(JsonNode crd) {
        var fields = new LinkedHashMap<String, SchemaField>();
        collect("", crd.at("/spec/versions/0/schema/openAPIV3Schema"), false, fields);
        return fields;
    }

    private static void collect(String path, JsonNode schema, boolean required, Map<String, SchemaField> into) {
        var limits = new TreeSet<String>();
        schema.fieldNames().forEachRemaining(limits::add);
        limits.removeAll(NO_LIMITS);
        into.put(
                path,
                new SchemaField(
                        path,
                        schema.path("type").asText("any"),
                        schema.path("nullable").asBoolean(),
                        required,
                        schema.path("x-kubernetes-preserve-unknown-fields").asBoolean(),
                        limits));
        var names = new TreeSet<String>();
        schema.path("required").forEach(name -> names.add(name.asText()));
        schema.path("properties")
                .properties()
                .forEach(child ->
                        collect(path + "." + child.getKey(), child.getValue(), names.contains(child.getKey()), into));
        if (schema.has("items")) {
            collect(path + "[]", schema.get("items"), false, into);
        }
        if (schema.path("additionalProperties").isObject()) {
            collect(path + "{}", schema.get("additionalProperties"), false, into);
        }
    }

    boolean below(SchemaField ancestor) {
        return path.startsWith(ancestor.path())
                && path.length() > ancestor.path().length();
    }

    boolean belowAnyOf(Collection<SchemaField> ancestors) {
        return ancestors.stream().anyMatch(this::below);
    }

    /** One line of a {@code crd-fields-*.txt}. */
    String line() {
        return (path.isEmpty() ? "." : path)
                + " "
                + type
                + (nullable ? " nullable" : "")
                + (required ? " required" : "")
                + (limits.isEmpty() ? "" : " " + String.join(",", limits));
    }

    /** The field of such a line. */
    static SchemaField of(String line) {
        var words = List.of(line.split(" "));
        var flags = words.subList(2, words.size());
        var limits = new TreeSet<String>();
        flags.stream()
                .filter(flag -> !flag.equals("nullable") && !flag.equals("required"))
                .forEach(flag -> limits.addAll(Set.of(flag.split(","))));
        return new SchemaField(
                words.get(0).equals(".") ? "" : words.get(0),
                words.get(1),
                flags.contains("nullable"),
                flags.contains("required"),
                false,
                limits);
    }
}
