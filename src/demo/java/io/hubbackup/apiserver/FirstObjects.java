package io.hubbackup.apiserver;

import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.ObjectStore;
import io.hubbackup.apiserver.write.Identifiers;
import java.util.List;

/** What is there before anybody comes. */
final class FirstObjects {

    private FirstObjects() {}

    static void create(ObjectStore store, Identifiers identifiers) {
        for (var name : List.of("default", "kube-node-lease", "kube-public", "kube-system")) {
            var namespace = Json.object().put("apiVersion", "v1").put("kind", "Namespace");
            var metadata = namespace.putObject("metadata").put("name", name).put("uid", identifiers.uid());
            metadata.put("creationTimestamp", identifiers.now());
            metadata.putObject("labels").put("kubernetes.io/metadata.name", name);
            namespace.putObject("spec").putArray("finalizers").add("kubernetes");
            namespace.putObject("status").put("phase", "Active");
            store.create("namespaces", namespace, () -> {});
        }
    }
}
