package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Backup's spec as Velero fills it in before it begins. Its storage location and its life time are not looked at.
 *
 * @param validationErrors what is wrong with it, as {@code status.validationErrors} says it; empty when it can begin
 */
public record PreparedSpec(Map<String, Object> spec, List<String> validationErrors) {

    private static final String SNAPSHOTS = "volumesnapshots.snapshot.storage.k8s.io";
    private static final String SNAPSHOT_CONTENTS = "volumesnapshotcontents.snapshot.storage.k8s.io";
    private static final String BOTH_WAYS = """
            include-resources, exclude-resources and include-cluster-resources are old filter parameters.
            include-cluster-scoped-resources, exclude-cluster-scoped-resources, include-namespace-scoped-resources and exclude-namespace-scoped-resources are new filter parameters.
            They cannot be used together""";
    private static final Map<String, Object> DEFAULTS = Map.of(
            "csiSnapshotTimeout", "10m0s",
            "itemOperationTimeout", "4h0m0s",
            "defaultVolumesToFsBackup", false,
            "snapshotMoveData", false,
            "volumeGroupSnapshotLabelKey", "velero.io/volume-group");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    public PreparedSpec {
        validationErrors = List.copyOf(validationErrors);
    }

    static PreparedSpec of(JsonNode given, HubApi api) {
        var hidden = new ArrayList<String>();
        api.list(
                "/api/v1/namespaces",
                BackupWriter.EXCLUDED + "=true",
                namespace -> hidden.add(namespace.path("metadata").path("name").asText()));
        return of(given, hidden);
    }

    /** @param hidden the namespaces that are marked as not to be backed up */
    static PreparedSpec of(JsonNode given, List<String> hidden) {
        var spec = given instanceof ObjectNode fields ? fields.deepCopy() : HubApi.JSON.createObjectNode();
        var errors = new ArrayList<String>();
        if (new BackupSpec(spec).isPlain() && new BackupSpec(spec).isByScope()) {
            errors.add(BOTH_WAYS);
        }
        DEFAULTS.forEach((field, value) -> spec.putIfAbsent(field, HubApi.JSON.valueToTree(value)));
        withoutSnapshots(spec);
        if (new BackupSpec(spec).texts("includedNamespaces").isEmpty()) {
            spec.putArray("includedNamespaces").add(Names.ALL);
        }
        hidden.forEach(namespace -> add(spec, "excludedNamespaces", namespace));
        errors.addAll(errors(spec));
        return new PreparedSpec(HubApi.JSON.convertValue(spec, FIELDS), errors);
    }

    /** Snapshots belong to volumes; there is no use in them by themselves. */
    private static void withoutSnapshots(ObjectNode spec) {
        if (new BackupSpec(spec).isPlain()) {
            add(spec, "excludedResources", SNAPSHOTS);
            add(spec, "excludedResources", SNAPSHOT_CONTENTS);
        } else {
            add(spec, "excludedNamespaceScopedResources", SNAPSHOTS);
            add(spec, "excludedClusterScopedResources", SNAPSHOT_CONTENTS);
        }
    }

    private static void add(ObjectNode spec, String list, String name) {
        if (!new BackupSpec(spec).texts(list).contains(name)) {
            spec.withArray("/" + list).add(name);
        }
    }

    private static List<String> errors(ObjectNode json) {
        var spec = new BackupSpec(json);
        var errors = new ArrayList<String>();
        contradictions(spec, "includedResources", "excludedResources")
                .forEach(why -> errors.add("Invalid included/excluded resource lists: " + why));
        contradictions(spec, "includedNamespaces", "excludedNamespaces")
                .forEach(why -> errors.add("Invalid included/excluded namespace lists: " + why));
        Stream.of("includedNamespaces", "excludedNamespaces")
                .flatMap(list -> spec.texts(list).stream())
                .flatMap(name -> trouble(name).stream())
                .forEach(why -> errors.add("Invalid included/excluded namespace lists: " + why));
        if (json.has("labelSelector") && !json.path("orLabelSelectors").isEmpty()) {
            errors.add(
                    "encountered labelSelector as well as orLabelSelectors in backup spec, only one can be specified");
        }
        return errors;
    }

    private static Set<String> contradictions(BackupSpec spec, String included, String excluded) {
        return Contradictions.between(spec.texts(included), spec.texts(excluded));
    }

    private static List<String> trouble(String namespace) {
        if (namespace.contains("**")) {
            return List.of("wildcard pattern contains consecutive asterisks (only single * allowed)");
        }
        boolean wellFormed = namespace.isEmpty()
                || Glob.isPattern(namespace)
                || NAMESPACE.matcher(namespace).matches();
        return wellFormed ? List.of() : List.of("""
                        invalid namespace "%s": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an \
                        alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')""".formatted(namespace));
    }
}
