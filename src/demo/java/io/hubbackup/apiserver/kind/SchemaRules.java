package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.JsonNode;
import io.hubbackup.apiserver.request.FieldCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is refused in the schema of a CustomResourceDefinition: what is not structural, and what has no meaning. */
final class SchemaRules {

    private static final List<String> TYPES = List.of("array", "boolean", "integer", "number", "object", "string");
    private static final Set<String> NAMED_METADATA = Set.of("name", "generateName");
    private static final String PRESERVE = "x-kubernetes-preserve-unknown-fields";
    private static final String INT_OR_STRING = "x-kubernetes-int-or-string";

    private final List<FieldCause> wrong = new ArrayList<>();

    List<FieldCause> check(JsonNode schema, String path) {
        checkLevel(schema, path);
        var type = schema.path("type").asText();
        if (type.isEmpty()) {
            wrong.add(FieldCause.required(path + ".type", "must not be empty at the root"));
        } else if (!type.equals("object")) {
            wrong.add(FieldCause.invalid(path + ".type", quoted(type), "must be object at the root"));
        }
        checkMetadata(schema.path("properties").path("metadata"), path);
        return wrong;
    }

    private void checkMetadata(JsonNode metadata, String path) {
        boolean more =
                CustomDefinition.elements(metadata.path("properties")).findAny().isPresent()
                        && metadata.path("properties").properties().stream()
                                .anyMatch(property -> !NAMED_METADATA.contains(property.getKey()));
        if (more) {
            forbid(
                    path + ".properties[metadata]",
                    "must not specify anything other than name and generateName, but metadata is implicitly specified");
        }
    }

    private void checkLevel(JsonNode schema, String path) {
        checkType(schema, path);
        if (schema.has("$ref")) {
            forbid(path + ".$ref", "$ref is not supported");
        }
        if (schema.path("uniqueItems").asBoolean()) {
            forbid(
                    path + ".uniqueItems",
                    "uniqueItems cannot be set to true since the runtime complexity becomes quadratic");
        }
        if (schema.has("properties") && schema.has("additionalProperties")) {
            forbid(path + ".additionalProperties", "additionalProperties and properties are mutual exclusive");
        }
        checkList(schema, path);
        checkDefault(schema, path);
        schema.path("properties").properties().forEach(property -> {
            var below = path + ".properties[" + property.getKey() + "]";
            checkLevel(property.getValue(), below);
            checkSpecified(property.getValue(), below);
        });
        nested(schema, "items", path);
        nested(schema, "additionalProperties", path);
        for (var word : List.of("allOf", "anyOf", "oneOf")) {
            checkValueRules(schema, word, path);
        }
    }

    private void nested(JsonNode schema, String field, String path) {
        if (schema.path(field).isObject()) {
            checkLevel(schema.path(field), path + "." + field);
            checkSpecified(schema.path(field), path + "." + field);
        }
    }

    private void checkType(JsonNode schema, String path) {
        var type = schema.path("type").asText();
        if (!type.isEmpty() && !TYPES.contains(type)) {
            wrong.add(FieldCause.unsupported(path + ".type", quoted(type), TYPES));
        }
        if (type.equals("array") && !schema.path("items").isObject()) {
            wrong.add(FieldCause.required(path + ".items", "must be specified"));
        }
    }

    /** Below the root, every field has a type, or may be anything, or a number or a text. */
    private void checkSpecified(JsonNode schema, String path) {
        boolean free =
                schema.path(PRESERVE).asBoolean() || schema.path(INT_OR_STRING).asBoolean();
        if (!schema.has("type") && !free) {
            wrong.add(FieldCause.required(path + ".type", "must not be empty for specified object fields"));
        }
    }

    private void checkList(JsonNode schema, String path) {
        if (schema.path("x-kubernetes-list-type").asText().equals("map")
                && schema.path("x-kubernetes-list-map-keys").isEmpty()) {
            wrong.add(FieldCause.required(
                    path + ".x-kubernetes-list-map-keys", "must not be empty if x-kubernetes-list-type is map"));
        }
        if (schema.has("pattern")) {
            GoPattern.fault(schema.path("pattern").asText())
                    .ifPresent(why -> wrong.add(FieldCause.invalid(
                            path + ".pattern",
                            quoted(schema.path("pattern").asText()),
                            "must be a valid regular expression, but isn't: " + why)));
        }
    }

    private void checkDefault(JsonNode schema, String path) {
        if (schema.has("default")) {
            wrong.addAll(SchemaStructure.valueErrors(schema, schema.path("default"), path + ".default"));
        }
    }

    /** Alternatives restrict values; they do not say what there is. */
    private void checkValueRules(JsonNode schema, String word, String path) {
        var rules = schema.path(word);
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).has("type") && !schema.path(INT_OR_STRING).asBoolean()) {
                forbid(path + "." + word + "[" + i + "].type", "must be empty to be structural");
            }
        }
    }

    private void forbid(String path, String why) {
        wrong.add(new FieldCause("FieldValueForbidden", path, "Forbidden: " + why));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
