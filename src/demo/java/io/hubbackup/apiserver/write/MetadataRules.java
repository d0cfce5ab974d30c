package io.hubbackup.apiserver.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.object.Names;
import io.hubbackup.apiserver.request.FieldCause;
import io.hubbackup.apiserver.store.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with the metadata of an object. */
final class MetadataRules {

    private static final Set<String> STANDARD_FINALIZERS = Set.of("kubernetes", "orphan", "foregroundDeletion");
    private static final List<String> FIXED =
            List.of("name", "namespace", "uid", "deletionTimestamp", "deletionGracePeriodSeconds");
    private static final Set<String> LOOKED_AT_ONCE_MORE = Set.of("configmaps", "secrets", "namespaces");
    private static final int LARGEST_ANNOTATIONS = 256 * 1024;

    private MetadataRules() {}

    static List<FieldCause> create(ServedKind kind, ObjectNode object) {
        var metadata = object.path("metadata");
        var causes = new ArrayList<FieldCause>();
        var prefix = Json.text(metadata, "generateName");
        if (!prefix.isEmpty()) {
            add(causes, "metadata.generateName", prefix, Names.prefix(kind, prefix));
        }
        var name = Json.text(metadata, "name");
        add(causes, "metadata.name", name, Names.object(kind, name));
        causes.addAll(common(metadata));
        finalizers(kind, metadata, causes);
        return causes;
    }

    /** A kube-apiserver looks at the metadata of an update several times, and says each time what is wrong. */
    static List<FieldCause> update(ServedKind kind, ObjectNode before, ObjectNode after) {
        var metadata = after.path("metadata");
        var common = common(metadata);
        var whole = new ArrayList<>(common);
        if (namesFinalizers(kind)) {
            finalizers(kind, metadata, whole);
        }
        var changes = changes(before.path("metadata"), metadata);
        changes.addAll(common);
        var again = LOOKED_AT_ONCE_MORE.contains(kind.resource()) ? whole : List.<FieldCause>of();
        return Stream.of(changes, changes, whole, again).flatMap(List::stream).toList();
    }

    private static List<FieldCause> changes(JsonNode before, JsonNode after) {
        var causes = new ArrayList<FieldCause>();
        if (before.has("deletionTimestamp")) {
            newFinalizers(before, after, causes);
        }
        for (var field : FIXED) {
            var now = after.path(field);
            if (!now.equals(before.path(field))) {
                add(causes, "metadata." + field, now.asText(), List.of("field is immutable"));
            }
        }
        return causes;
    }

    /** Where finalizers of any name are taken, some names are doubtful. */
    static List<String> warnings(ServedKind kind, ObjectNode object) {
        var warnings = new ArrayList<String>();
        if (!namesFinalizers(kind)) {
            object.path("metadata").path("finalizers").forEach(finalizer -> {
                if (isUnqualified(finalizer.asText())) {
                    warnings.add(
                            "metadata.finalizers: \"%s\": prefer a domain-qualified finalizer name to avoid accidental conflicts with other finalizer writers"
                                    .formatted(finalizer.asText()));
                }
            });
        }
        return warnings;
    }

    /** Custom resources and their definitions take finalizers of any name. */
    private static boolean namesFinalizers(ServedKind kind) {
        return kind.custom().isEmpty() && !kind.group().equals("apiextensions.k8s.io");
    }

    private static boolean isUnqualified(String finalizer) {
        return !finalizer.contains("/") && !STANDARD_FINALIZERS.contains(finalizer);
    }

    private static void newFinalizers(JsonNode old, JsonNode metadata, List<FieldCause> causes) {
        var fresh = new TreeSet<String>();
        metadata.path("finalizers").forEach(finalizer -> fresh.add(finalizer.asText()));
        old.path("finalizers").forEach(finalizer -> fresh.remove(finalizer.asText()));
        if (!fresh.isEmpty()) {
            var list = fresh.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", ", "[]string{", "}"));
            causes.add(new FieldCause(
                    "FieldValueForbidden",
                    "metadata.finalizers",
                    "Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers "
                            + list));
        }
    }

    private static List<FieldCause> common(JsonNode metadata) {
        var causes = new ArrayList<FieldCause>();
        sorted(metadata.path("labels")).forEach((key, value) -> {
            add(causes, "metadata.labels", key, Names.key(key));
            add(causes, "metadata.labels", value, Names.value(value));
        });
        long size = 0;
        for (var annotation : sorted(metadata.path("annotations")).entrySet()) {
            add(
                    causes,
                    "metadata.annotations",
                    annotation.getKey(),
                    Names.key(annotation.getKey().toLowerCase(Locale.ROOT)));
            size += annotation.getKey().length() + annotation.getValue().length();
        }
        if (size > LARGEST_ANNOTATIONS) {
            causes.add(new FieldCause(
                    "FieldValueTooLong", "metadata.annotations", "Too long: may not be more than 262144 bytes"));
        }
        owners(metadata, causes);
        return causes;
    }

    private static void owners(JsonNode metadata, List<FieldCause> causes) {
        var controllers = new ArrayList<String>();
        for (var owner : metadata.path("ownerReferences")) {
            for (var field : List.of("apiVersion", "kind", "name", "uid")) {
                var value = Json.text(owner, field);
                if (value.isEmpty()) {
                    var message = field.equals("apiVersion") ? "version must not be empty" : "must not be empty";
                    add(causes, "metadata.ownerReferences." + field, value, List.of(message));
                }
            }
            if (owner.path("controller").asBoolean()) {
                controllers.add(Json.text(owner, "kind") + "/" + Json.text(owner, "name"));
            }
        }
        if (controllers.size() > 1) {
            causes.add(new FieldCause(
                    "FieldValueInvalid",
                    "metadata.ownerReferences",
                    "Invalid value: %s: Only one reference can have Controller set to true. Found \"true\" in references for %s and %s"
                            .formatted(metadata.path("ownerReferences"), controllers.getFirst(), controllers.get(1))));
        }
    }

    private static void finalizers(ServedKind kind, JsonNode metadata, List<FieldCause> causes) {
        var unqualified = new ArrayList<FieldCause>();
        int at = 0;
        for (var finalizer : metadata.path("finalizers")) {
            var name = finalizer.asText();
            add(causes, "metadata.finalizers", name, Names.key(name));
            if (namesFinalizers(kind) && isUnqualified(name)) {
                add(
                        unqualified,
                        "metadata.finalizers[" + at + "]",
                        name,
                        List.of("name is neither a standard finalizer name nor is it fully qualified"));
            }
            at++;
        }
        causes.addAll(unqualified);
    }

    private static TreeMap<String, String> sorted(JsonNode map) {
        var sorted = new TreeMap<String, String>();
        map.properties()
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue().asText()));
        return sorted;
    }

    private static void add(List<FieldCause> causes, String field, String value, List<String> wrong) {
        wrong.forEach(why -> causes.add(new FieldCause(
                "FieldValueInvalid",
                field,
                "Invalid value: %s: %s".formatted(Json.object().textNode(value), why))));
    }
}
