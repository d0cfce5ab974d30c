package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a Backup asks for. */
record BackupSpec(JsonNode spec) {

    private static final List<String> PLAIN =
            List.of("includedResources", "excludedResources", "includeClusterResources");
    private static final List<String> BY_SCOPE = List.of(
            "includedClusterScopedResources",
            "excludedClusterScopedResources",
            "includedNamespaceScopedResources",
            "excludedNamespaceScopedResources");

    static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    List<String> texts(String field) {
        return texts(spec.path(field));
    }

    Names namespaces() {
        return new Names(texts("includedNamespaces"), texts("excludedNamespaces"));
    }

    /** Kinds are chosen by the older of the two ways; a Backup that says nothing uses the newer one. */
    boolean isPlain() {
        return says(PLAIN);
    }

    boolean isByScope() {
        return says(BY_SCOPE);
    }

    private boolean says(List<String> fields) {
        return fields.stream()
                .map(spec::path)
                .anyMatch(field -> field.isContainerNode() ? !field.isEmpty() : field.isBoolean());
    }

    KindFilter kinds(ServedKinds served) {
        return isPlain()
                ? new KindFilter.Plain(
                        names("includedResources", "excludedResources", served),
                        Optional.of(spec.path("includeClusterResources"))
                                .filter(JsonNode::isBoolean)
                                .map(JsonNode::booleanValue),
                        namespaces().everything())
                : new KindFilter.ByScope(
                        names("includedClusterScopedResources", "excludedClusterScopedResources", served),
                        names("includedNamespaceScopedResources", "excludedNamespaceScopedResources", served));
    }

    private Names names(String included, String excluded, ServedKinds served) {
        return new Names(texts(included), texts(excluded)).renamed(served::resource);
    }

    /** One of them is enough; none when labels do not matter. */
    List<LabelSelector> selectors() {
        var either = new ArrayList<LabelSelector>();
        spec.path("orLabelSelectors").forEach(selector -> either.add(LabelSelector.of(selector)));
        var one = LabelSelector.of(spec.path("labelSelector"));
        if (!one.requirements().isEmpty()) {
            either.add(one);
        }
        return either;
    }

    /** What of it is not done here. */
    List<String> unsupported() {
        return Stream.of("resourcePolicy", "orderedResources", "snapshotMoveData", "defaultVolumesToFsBackup")
                .filter(field -> asksFor(spec.path(field)))
                .collect(() -> new ArrayList<>(hooks()), List::add, List::addAll);
    }

    private List<String> hooks() {
        return asksFor(spec.path("hooks").path("resources")) ? List.of("hooks") : List.of();
    }

    private static boolean asksFor(JsonNode field) {
        return field.isContainerNode() ? !field.isEmpty() : field.asBoolean();
    }
}
