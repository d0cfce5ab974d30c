package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Namespaces that something is restored into. */
final class Namespaces {

    private Namespaces() {}

    /** One of this name with labels, annotations and spec of the one that was backed up; bare where none was. */
    static ObjectNode of(ArchivedObjects archive, String source, String name) {
        var object = HubApi.JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Namespace");
        var metadata = object.putObject("metadata").put("name", name);
        archive.namespace(source).ifPresent(backedUp -> {
            for (var part : List.of("labels", "annotations")) {
                var there = backedUp.object().path("metadata").path(part);
                if (there.isObject()) {
                    metadata.set(part, there);
                }
            }
            object.set("spec", backedUp.object().path("spec"));
        });
        return object;
    }
}
