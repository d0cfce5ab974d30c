package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.JsonNode;
import io.hubbackup.apiserver.request.FieldCause;
import io.hubbackup.apiserver.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is refused in the schema of a CustomResourceDefinition: what is not structural, and what has no meaning. */
final class SchemaRules {

    private static final List<String> TYPES = List.of("array", "boolean", "integer", "number", "object", "string");
    private static final List<String> LIST_TYPES = List.of("atomic", "set", "map");
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
        checkPattern(schema, path);
        checkRules(schema, path);
        checkDefault(schema, path);
        schema.path("properties").properties().forEach(property -> {
            var below = path + ".properties[" + property.getKey() + "]";
            checkLevel(property.getValue(), below);
            checkSpecified(property.getValue(), below, "object fields");
        });
        nested(schema, "items", path, "array items");
        nested(schema, "additionalProperties", path, "object fields");
        for (var word : List.of("allOf", "anyOf", "oneOf")) {
            checkValueRules(schema, word, path);
        }
    }

    private void nested(JsonNode schema, String field, String path, String what) {
        if (schema.path(field).isObject()) {
            checkLevel(schema.path(field), path + "." + field);
            checkSpecified(schema.path(field), path + "." + field, what);
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
    private void checkSpecified(JsonNode schema, String path, String what) {
        boolean free =
                schema.path(PRESERVE).asBoolean() || schema.path(INT_OR_STRING).asBoolean();
        if (!schema.has("type") && !free) {
            wrong.add(FieldCause.required(path + ".type", "must not be empty for specified " + what));
        }
    }

    private void checkList(JsonNode schema, String path) {
        var type = schema.path("x-kubernetes-list-type").asText("atomic");
        if (!LIST_TYPES.contains(type)) {
            wrong.add(FieldCause.unsupported(path + ".x-kubernetes-list-type", quoted(type), LIST_TYPES));
        }
        if (type.equals("map")) {
            checkKeys(schema, path);
        }
        var items = schema.path("items");
        boolean atomic = !items.path("type").asText().equals("object")
                || items.path("x-kubernetes-map-type").asText().equals("atomic");
        if (type.equals("set") && !atomic) {
            wrong.add(FieldCause.invalid(
                    path + ".items.x-kubernetes-map-type",
                    items.has("x-kubernetes-map-type")
                            ? items.path("x-kubernetes-map-type").toString()
                            : "null",
                    "must be atomic as item of a list with x-kubernetes-list-type=set"));
        }
    }

    private void checkKeys(JsonNode schema, String path) {
        var keys = CustomDefinition.texts(schema.path("x-kubernetes-list-map-keys"));
        var items = schema.path("items");
        if (keys.isEmpty()) {
            wrong.add(FieldCause.required(
                    path + ".x-kubernetes-list-map-keys", "must not be empty if x-kubernetes-list-type is map"));
        }
        if (keys.stream().anyMatch(key -> !items.path("properties").has(key))) {
            wrong.add(FieldCause.invalid(
                    path + ".x-kubernetes-list-map-keys",
                    schema.path("x-kubernetes-list-map-keys").toString(),
                    "entries must all be names of item properties"));
            return;
        }
        var required = CustomDefinition.texts(items.path("required"));
        keys.stream()
                .filter(key -> !required.contains(key))
                .filter(key -> !items.path("properties").path(key).has("default"))
                .forEach(
                        key -> wrong.add(
                                FieldCause.required(
                                        path + ".items.properties[" + key + "].default",
                                        "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property")));
    }

    private void checkPattern(JsonNode schema, String path) {
        var pattern = schema.path("pattern");
        GoPattern.fault(pattern.asText())
                .ifPresent(why -> wrong.add(FieldCause.invalid(
                        path + ".pattern",
                        pattern.toString(),
                        "must be a valid regular expression, but isn't: " + why)));
    }

    private void checkRules(JsonNode schema, String path) {
        var rules = schema.path(Schema.RULES);
        for (int i = 0; i < rules.size(); i++) {
            checkRule(rules.get(i), path + "." + Schema.RULES + "[" + i + "]");
        }
    }

    /** A rule that cannot be evaluated here must not be taken: objects that break it would be. */
    private void checkRule(JsonNode rule, String path) {
        if (!rule.has("message") && rule.path("rule").asText().strip().contains("\n")) {
            wrong.add(FieldCause.required(path + ".message", "message must be specified if rule contains line breaks"));
        }
        try {
            Rule.of(rule);
        } catch (IllegalArgumentException beyond) {
            wrong.add(FieldCause.invalid(
                    path + ".rule",
                    rule.path("rule").toString(),
                    "the embedded API server cannot evaluate this rule: " + beyond.getMessage()));
        }
    }

    private void checkDefault(JsonNode schema, String path) {
        var value = schema.path("default");
        if (wrong.stream().anyMatch(cause -> cause.field().endsWith(".rule"))) {
            return;
        }
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        if (SchemaPruning.hasUnknown(Schema.of(schema), value)) {
            wrong.add(FieldCause.invalid(path + ".default", value.toString(), "must not have unknown fields"));
        } else {
            wrong.addAll(SchemaStructure.valueErrors(schema, value, path + ".default"));
        }
    }

    /** Alternatives restrict values; they do not say what there is, but that it is a number or a text. */
    private void checkValueRules(JsonNode schema, String word, String path) {
        var rules = schema.path(word);
        boolean intOrString = schema.path(INT_OR_STRING).asBoolean()
                && rules.size() == 2
                && rules.path(0).path("type").asText().equals("integer")
                && rules.path(1).path("type").asText().equals("string");
        for (int i = 0; i < rules.size() && !intOrString; i++) {
            if (rules.get(i).has("type")) {
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
