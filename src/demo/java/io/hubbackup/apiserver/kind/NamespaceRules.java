package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A namespace carries its name as a label, is kept by the finalizer {@code kubernetes} and has a phase. */
final class NamespaceRules implements BuiltInRules {

    @Override
    public void fillDefaults(ObjectNode object) {
        var metadata = object.withObjectProperty("metadata");
        metadata.withObjectProperty("labels")
                .put("kubernetes.io/metadata.name", metadata.path("name").asText());
        if (!metadata.has("deletionTimestamp")) {
            var spec = object.withObjectProperty("spec");
            if (spec.path("finalizers").isEmpty()) {
                spec.withArrayProperty("finalizers").add("kubernetes");
            }
        }
        var status = object.withObjectProperty("status");
        if (!status.has("phase")) {
            status.put("phase", "Active");
        }
    }
}
