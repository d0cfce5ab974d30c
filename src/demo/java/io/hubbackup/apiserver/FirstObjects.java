package io.hubbackup.apiserver;

import io.hubbackup.apiserver.kind.ServedKinds;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.ObjectStore;
import io.hubbackup.apiserver.write.Identifiers;
import io.hubbackup.observe.Clockwork;
import java.util.List;

/** What is there before anybody comes. */
final class FirstObjects {

    private FirstObjects() {}

    static void create(ObjectStore store, Clockwork clock, Identifiers identifiers) {
        for (var name : List.of("default", "kube-node-lease", "kube-public", "kube-system")) {
            var namespace = Json.object().put("apiVersion", "v1").put("kind", "Namespace");
            var metadata = namespace.putObject("metadata").put("name", name).put("uid", identifiers.uid());
            metadata.put("creationTimestamp", identifiers.now());
            metadata.putObject("labels").put("kubernetes.io/metadata.name", name);
            namespace.putObject("spec").putArray("finalizers").add("kubernetes");
            namespace.putObject("status").put("phase", "Active");
            store.create("namespaces", namespace, () -> {});
        }
        for (var service : ServedKinds.initialApiServices(clock::now)) {
            Json.child(service, "metadata").put("uid", identifiers.uid()).put("creationTimestamp", identifiers.now());
            store.create(ServedKinds.API_SERVICES, service, () -> {});
        }
    }
}
