package io.hubbackup.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.access.DefaultRoles;
import io.hubbackup.apiserver.kind.ServedKinds;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.ObjectStore;
import io.hubbackup.apiserver.write.Identifiers;
import io.hubbackup.observe.Clockwork;
import java.util.List;

/** What is there before anybody comes. */
final class FirstObjects {

    private final ObjectStore store;
    private final Identifiers identifiers;

    private FirstObjects(ObjectStore store, Identifiers identifiers) {
        this.store = store;
        this.identifiers = identifiers;
    }

    static void create(ObjectStore store, Identifiers identifiers, Clockwork clock) {
        var first = new FirstObjects(store, identifiers);
        List.of("default", "kube-node-lease", "kube-public", "kube-system").forEach(first::namespace);
        ServedKinds.initialApiServices(clock::now).forEach(service -> first.create(ServedKinds.API_SERVICES, service));
        DefaultRoles.all().forEach(first::role);
    }

    private void namespace(String name) {
        var namespace = Json.object().put("apiVersion", "v1").put("kind", "Namespace");
        var metadata = namespace.putObject("metadata").put("name", name);
        metadata.putObject("labels").put("kubernetes.io/metadata.name", name);
        namespace.putObject("spec").putArray("finalizers").add("kubernetes");
        namespace.putObject("status").put("phase", "Active");
        create("namespaces", namespace);
    }

    private void role(ObjectNode role) {
        var plural = Json.text(role, "kind").equals("ClusterRole") ? "clusterroles" : "clusterrolebindings";
        create(plural + ".rbac.authorization.k8s.io", role);
    }

    private void create(String resource, ObjectNode object) {
        var metadata = Json.child(object, "metadata");
        if (!metadata.has("uid")) {
            metadata.put("uid", identifiers.uid());
        }
        metadata.put("creationTimestamp", identifiers.now());
        store.create(resource, object, () -> {});
    }
}
