package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.FieldCause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a CustomResourceDefinition gets by default, and what is refused in one. */
final class DefinitionRules implements BuiltInRules {

    private static final String APPROVAL = "api-approved.kubernetes.io";

    private final List<FieldCause> wrong = new ArrayList<>();

    /** Whether only Kubernetes itself may define kinds of this group, unless an annotation says that it was agreed. */
    static boolean guarded(String group) {
        return List.of("k8s.io", "kubernetes.io").stream()
                .anyMatch(owner -> group.equals(owner) || group.endsWith("." + owner));
    }

    @Override
    public void fillDefaults(ObjectNode object) {
        var spec = object.withObjectProperty("spec");
        var names = spec.withObjectProperty("names");
        var kind = names.path("kind").asText();
        if (!kind.isEmpty()) {
            absent(names, "singular", kind.toLowerCase(Locale.ROOT));
            absent(names, "listKind", kind + "List");
        }
        absent(spec.withObjectProperty("conversion"), "strategy", "None");
        if (!spec.path("preserveUnknownFields").asBoolean()) {
            spec.remove("preserveUnknownFields");
        }
        var status = object.withObjectProperty("status");
        if (status.isEmpty()) {
            status.putNull("conditions");
            status.putObject("acceptedNames").put("plural", "").put("kind", "");
        }
        store(status, new CustomDefinition(object).storedVersion());
    }

    private static void absent(ObjectNode in, String field, String value) {
        if (in.path(field).asText().isEmpty()) {
            in.put(field, value);
        }
    }

    /** A version in which objects were ever stored is remembered. */
    private static void store(ObjectNode status, String version) {
        if (!version.isEmpty()) {
            var stored = status.withArrayProperty("storedVersions");
            if (!CustomDefinition.texts(stored).contains(version)) {
                stored.add(version);
            }
        }
    }

    @Override
    public List<FieldCause> validate(ObjectNode object, Optional<ObjectNode> before) {
        var definition = new CustomDefinition(object);
        checkName(definition);
        checkSpec(definition);
        checkVersions(definition);
        checkNames(definition.names());
        checkConversion(definition.spec().path("conversion"));
        before.map(CustomDefinition::new).ifPresent(old -> checkFixed(old, definition));
        checkStored(definition);
        return wrong;
    }

    private void checkName(CustomDefinition definition) {
        var wanted = definition.names().path("plural").asText() + "." + definition.group();
        if (!definition.name().equals(wanted)) {
            wrong.add(FieldCause.invalid(
                    "metadata.name", quoted(definition.name()), "must be spec.names.plural+\".\"+spec.group"));
        }
        if (guarded(definition.group())
                && !definition.json().path("metadata").path("annotations").has(APPROVAL)) {
            wrong.add(FieldCause.required(
                    "metadata.annotations[" + APPROVAL + "]",
                    "protected groups must have approval annotation \"" + APPROVAL
                            + "\", see https://github.com/kubernetes/enhancements/pull/1111"));
        }
    }

    private void checkSpec(CustomDefinition definition) {
        require(definition.spec(), "spec", "group");
        if (definition.spec().path("scope").asText().isEmpty()) {
            wrong.add(FieldCause.required("spec.scope"));
        } else {
            supported("spec.scope", definition.spec().path("scope").asText(), List.of("Cluster", "Namespaced"));
        }
        if (definition.spec().path("preserveUnknownFields").asBoolean()) {
            wrong.add(
                    FieldCause.invalid(
                            "spec.preserveUnknownFields",
                            "true",
                            "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead"));
        }
    }

    private void checkVersions(CustomDefinition definition) {
        var versions = definition.spec().path("versions");
        var names = new HashSet<String>();
        int storing = 0;
        boolean unique = true;
        for (int i = 0; i < versions.size(); i++) {
            var version = versions.get(i);
            unique &= names.add(version.path("name").asText());
            storing += version.path("storage").asBoolean() ? 1 : 0;
            checkVersion(version, "spec.versions[" + i + "]");
        }
        eachOrOnce(versions, "schema", "validation", this::checkSchema);
        eachOrOnce(versions, "additionalPrinterColumns", "additionalPrinterColumns", this::checkColumns);
        eachOrOnce(versions, "selectableFields", "selectableFields", this::checkSelectables);
        if (!unique) {
            wrong.add(FieldCause.invalid("spec.versions", told(versions), "must contain unique version names"));
        }
        if (storing != 1) {
            wrong.add(FieldCause.invalid(
                    "spec.versions", told(versions), "must have exactly one version marked as storage version"));
        }
    }

    /** The versions without what they have in common, as a kube-apiserver writes them down. */
    private static String told(JsonNode versions) {
        return CustomDefinition.elements(versions)
                .map(version ->
                        "{\"Name\":%s,\"Served\":%s,\"Storage\":%s,\"Deprecated\":%s,\"DeprecationWarning\":null,\"Schema\":null,\"Subresources\":null,\"AdditionalPrinterColumns\":null,\"SelectableFields\":null}"
                                .formatted(
                                        version.path("name"),
                                        version.path("served"),
                                        version.path("storage"),
                                        version.path("deprecated").asBoolean()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void checkVersion(JsonNode version, String path) {
        require(version, path, "name");
        if (version.path("schema").path("openAPIV3Schema").isMissingNode()) {
            wrong.add(FieldCause.required(path + ".schema.openAPIV3Schema"));
        }
    }

    private void checkSchema(JsonNode version, String path) {
        var schema = version.path("schema").path("openAPIV3Schema");
        if (schema.isObject()) {
            wrong.addAll(new SchemaRules().check(schema, path + ".openAPIV3Schema"));
        }
    }

    private void checkColumns(JsonNode version, String path) {
        var columns = version.path("additionalPrinterColumns");
        for (int i = 0; i < columns.size(); i++) {
            checkColumn(columns.get(i), path + "[" + i + "]");
        }
    }

    private void checkSelectables(JsonNode version, String path) {
        var schema = version.path("schema").path("openAPIV3Schema");
        var fields = version.path("selectableFields");
        for (int i = 0; i < fields.size(); i++) {
            checkSelectable(schema, fields.get(i).path("jsonPath").asText(), path + "[" + i + "].jsonPath");
        }
    }

    private interface Check {
        void of(JsonNode version, String path);
    }

    /** What all versions have in common is told once, at its place of old. */
    private void eachOrOnce(JsonNode versions, String field, String common, Check check) {
        boolean equal = CustomDefinition.elements(versions)
                        .map(version -> version.path(field))
                        .distinct()
                        .count()
                == 1;
        for (int i = 0; i < (equal ? 1 : versions.size()); i++) {
            check.of(versions.get(i), equal ? "spec." + common : "spec.versions[" + i + "]." + field);
        }
    }

    private void checkColumn(JsonNode column, String path) {
        require(column, path, "name");
        var type = column.path("type").asText();
        if (!List.of("boolean", "date", "integer", "number", "string").contains(type)) {
            wrong.add(FieldCause.invalid(
                    path + ".type", quoted(type), "must be one of boolean,date,integer,number,string"));
        }
        if (column.path("jsonPath").asText().isEmpty()) {
            wrong.add(FieldCause.required(path + ".JSONPath"));
        }
    }

    private void checkSelectable(JsonNode schema, String jsonPath, String path) {
        var at = schema;
        for (var step : jsonPath.substring(Math.min(1, jsonPath.length())).split("\\.")) {
            at = at.path("properties").path(step);
        }
        if (!List.of("string", "integer", "boolean").contains(at.path("type").asText())) {
            wrong.add(
                    FieldCause.invalid(path, quoted(jsonPath), "is an invalid path: does not refer to a valid field"));
        }
    }

    private void checkNames(JsonNode names) {
        for (var field : List.of("plural", "singular", "kind", "listKind")) {
            require(names, "spec.names", field);
        }
        var kind = names.path("kind").asText();
        if (!kind.isEmpty() && kind.equals(names.path("listKind").asText())) {
            wrong.add(FieldCause.invalid("spec.names.listKind", quoted(kind), "kind and listKind may not be the same"));
        }
    }

    private void checkConversion(JsonNode conversion) {
        var strategy = conversion.path("strategy").asText();
        supported("spec.conversion.strategy", strategy, List.of("None", "Webhook"));
        if (strategy.equals("Webhook") && !conversion.path("webhook").has("clientConfig")) {
            wrong.add(FieldCause.required(
                    "spec.conversion.webhookClientConfig", "required when strategy is set to Webhook"));
        }
        if (strategy.equals("Webhook")
                && conversion.path("webhook").path("conversionReviewVersions").isEmpty()) {
            wrong.add(FieldCause.required("spec.conversion.conversionReviewVersions"));
        }
    }

    /** Once established, a kind is what it is. */
    private void checkFixed(CustomDefinition before, CustomDefinition after) {
        if (before.established()) {
            fixed("spec.scope", before.spec().path("scope"), after.spec().path("scope"));
            fixed("spec.names.kind", before.names().path("kind"), after.names().path("kind"));
        }
        fixed("spec.group", before.spec().path("group"), after.spec().path("group"));
        fixed("spec.names.plural", before.names().path("plural"), after.names().path("plural"));
    }

    private void fixed(String path, JsonNode before, JsonNode after) {
        if (!before.equals(after)) {
            wrong.add(FieldCause.invalid(path, after.toString(), "field is immutable"));
        }
    }

    private void checkStored(CustomDefinition definition) {
        var stored = CustomDefinition.texts(definition.status().path("storedVersions"));
        if (stored.isEmpty()) {
            wrong.add(FieldCause.invalid("status.storedVersions", "null", "must have at least one stored version"));
        }
        var versions = CustomDefinition.elements(definition.spec().path("versions"))
                .map(version -> version.path("name").asText())
                .toList();
        for (int i = 0; i < stored.size(); i++) {
            if (!versions.contains(stored.get(i)) && !versions.isEmpty()) {
                wrong.add(FieldCause.invalid(
                        "status.storedVersions[" + i + "]",
                        quoted(stored.get(i)),
                        "missing from spec.versions; %s was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in %s and removes %s from status.storedVersions"
                                .formatted(stored.get(i), stored.get(i), stored.get(i))));
            }
        }
    }

    private void require(JsonNode in, String path, String field) {
        if (in.path(field).asText().isEmpty()) {
            wrong.add(FieldCause.required(path + "." + field));
        }
    }

    private void supported(String path, String value, List<String> values) {
        if (!values.contains(value)) {
            wrong.add(FieldCause.unsupported(path, quoted(value), values));
        }
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
