package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a Restore asks for. */
record RestoreSpec(JsonNode spec) {

    List<String> texts(String field) {
        return BackupSpec.texts(spec.path(field));
    }

    Names namespaces() {
        return new Names(texts("includedNamespaces"), texts("excludedNamespaces"));
    }

    Names kinds(ServedKinds served) {
        return new Names(texts("includedResources"), texts("excludedResources")).renamed(served::resource);
    }

    /** Empty when it does not say: then what has no namespace is restored when no namespace is left out. */
    Optional<Boolean> clusterWide() {
        return Optional.of(spec.path("includeClusterResources"))
                .filter(JsonNode::isBoolean)
                .map(JsonNode::booleanValue);
    }

    /**
     * One of them is enough; none when labels do not matter.
     *
     * @throws IllegalArgumentException when one of them cannot be read
     */
    List<LabelSelector> selectors() {
        var either = new ArrayList<LabelSelector>();
        spec.path("orLabelSelectors").forEach(selector -> either.add(LabelSelector.of(selector)));
        var one = LabelSelector.of(spec.path("labelSelector"));
        if (!one.requirements().isEmpty()) {
            either.add(one);
        }
        return either;
    }

    /** The namespace into which goes what was in this one. */
    String target(String namespace) {
        return spec.path("namespaceMapping").path(namespace).asText(namespace);
    }

    /** Whether what is there already becomes what was backed up. */
    boolean updates() {
        return spec.path("existingResourcePolicy").asText().equals("update");
    }

    boolean saysNone() {
        return spec.path("existingResourcePolicy").asText().equals("none");
    }

    /** The kinds whose status is restored too; none unless it is asked for. */
    Optional<Names> withStatus(ServedKinds served) {
        var wanted = spec.path("restoreStatus");
        return Optional.of(wanted)
                .filter(JsonNode::isObject)
                .map(names -> new Names(
                                BackupSpec.texts(names.path("includedResources")),
                                BackupSpec.texts(names.path("excludedResources")))
                        .renamed(served::resource));
    }

    /** The backup as an object is labelled with it. */
    String backupName() {
        return spec.path("backupName").asText();
    }
}
