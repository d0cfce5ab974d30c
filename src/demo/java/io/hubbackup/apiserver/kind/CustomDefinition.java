package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKind.PrinterColumn;
import io.hubbackup.apiserver.kind.ServedKind.Subresource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A stored CustomResourceDefinition, read. */
record CustomDefinition(ObjectNode json) {

    static final String FINALIZER = "customresourcecleanup.apiextensions.k8s.io";

    private static final List<String> VERBS =
            List.of("delete", "deletecollection", "get", "list", "patch", "create", "update", "watch");

    /** While the definition is being deleted, its objects can only go. */
    private static final List<String> LAST_VERBS = List.of("delete", "deletecollection", "get", "list", "watch");

    private static final List<String> STATUS_VERBS = List.of("get", "patch", "update");
    private static final int HASH_BYTES = 8;

    String name() {
        return json.path("metadata").path("name").asText();
    }

    String group() {
        return spec().path("group").asText();
    }

    JsonNode spec() {
        return json.path("spec");
    }

    JsonNode names() {
        return spec().path("names");
    }

    JsonNode status() {
        return json.path("status");
    }

    JsonNode acceptedNames() {
        return status().path("acceptedNames");
    }

    boolean terminating() {
        return json.path("metadata").has("deletionTimestamp");
    }

    boolean established() {
        return condition("Established")
                .filter(one -> one.path("status").asText().equals("True"))
                .isPresent();
    }

    Optional<JsonNode> condition(String type) {
        return elements(status().path("conditions"))
                .filter(one -> one.path("type").asText().equals(type))
                .findFirst();
    }

    /** What it serves, the preferred version first; nothing before it is established. */
    List<ServedKind> kinds() {
        return established()
                ? elements(spec().path("versions"))
                        .filter(version -> version.path("served").asBoolean())
                        .map(this::kind)
                        .sorted((left, right) -> VersionOrder.NEWEST_FIRST.compare(left.version(), right.version()))
                        .toList()
                : List.of();
    }

    private ServedKind kind(JsonNode version) {
        var names = acceptedNames();
        var schema = version.path("schema").path("openAPIV3Schema");
        var kind = names.path("kind").asText();
        return new ServedKind(
                group(),
                version.path("name").asText(),
                kind,
                names.path("listKind").asText(),
                names.path("plural").asText(),
                names.path("singular").asText(),
                texts(names.path("shortNames")),
                texts(names.path("categories")),
                spec().path("scope").asText().equals("Namespaced"),
                terminating() ? LAST_VERBS : VERBS,
                subresources(version.path("subresources"), version.path("name").asText(), kind),
                storedVersion(),
                SchemaStructure.of(kind, version.path("name").asText(), schema),
                columns(version.path("additionalPrinterColumns")),
                elements(version.path("selectableFields"))
                        .map(field -> field.path("jsonPath").asText())
                        .toList(),
                hash(group() + "/" + storedVersion() + "/" + kind),
                Optional.of(schema.toString()));
    }

    String storedVersion() {
        return elements(spec().path("versions"))
                .filter(version -> version.path("storage").asBoolean())
                .map(version -> version.path("name").asText())
                .findFirst()
                .orElse("");
    }

    private List<Subresource> subresources(JsonNode declared, String version, String kind) {
        var subresources = new ArrayList<Subresource>();
        if (declared.has("status")) {
            subresources.add(new Subresource("status", STATUS_VERBS, group(), version, kind));
        }
        if (declared.has("scale")) {
            subresources.add(new Subresource("scale", STATUS_VERBS, "autoscaling", "v1", "Scale"));
        }
        return List.copyOf(subresources);
    }

    private static List<PrinterColumn> columns(JsonNode columns) {
        return elements(columns)
                .map(column -> new PrinterColumn(
                        column.path("name").asText(),
                        column.path("type").asText(),
                        column.path("format").asText(),
                        column.path("description").asText(),
                        column.path("priority").asInt(),
                        column.path("jsonPath").asText()))
                .toList();
    }

    static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    static List<String> texts(JsonNode list) {
        return elements(list).map(JsonNode::asText).toList();
    }

    private static String hash(String stored) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(stored.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
