package io.hubbackup.apiserver.write;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.store.Change;
import io.hubbackup.apiserver.store.Forms;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.ObjectStore;
import io.hubbackup.apiserver.store.Stored;
import io.hubbackup.apiserver.write.DeleteOptions.Propagation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Empties a namespace that is being deleted, says in its status how far that is, and lets it go. */
final class NamespaceLife {

    private static final String FINALIZER = "kubernetes";

    private final ObjectStore store;
    private final Cluster cluster;
    private final Reactions reactions;
    private final Identifiers identifiers;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    NamespaceLife(ObjectStore store, Cluster cluster, Reactions reactions, Identifiers identifiers) {
        this.store = store;
        this.cluster = cluster;
        this.reactions = reactions;
        this.identifiers = identifiers;
    }

    /** Notes what is to be looked at. */
    void changed(Change change) {
        var object = change.object();
        if (object.resource().equals(Namespaces.RESOURCE)) {
            change.after().filter(NamespaceLife::isLeaving).ifPresent(now -> emptySoon(now.name()));
        } else if (change.after().isEmpty() && !object.namespace().isEmpty()) {
            store.find(Namespaces.RESOURCE, "", object.namespace())
                    .filter(NamespaceLife::isLeaving)
                    .ifPresent(namespace -> emptySoon(namespace.name()));
        }
    }

    private void emptySoon(String name) {
        if (waiting.add(name)) {
            reactions.add(() -> {
                waiting.remove(name);
                empty(name);
            });
        }
    }

    private static boolean isLeaving(Stored namespace) {
        return Forms.metadataMentions(namespace, "\"deletionTimestamp\"");
    }

    private void empty(String name) {
        var namespace = store.find(Namespaces.RESOURCE, "", name).filter(NamespaceLife::isLeaving);
        if (namespace.isEmpty()) {
            return;
        }
        store.within(name).forEach(object -> cluster.delete(object, DeleteOptions.of(Propagation.BACKGROUND)));
        var left = store.within(name);
        cluster.edit(namespace.get(), "status", live -> told(live, left));
        if (left.isEmpty()) {
            cluster.edit(namespace.get(), "finalize", NamespaceLife::released);
        }
    }

    private static ObjectNode released(ObjectNode namespace) {
        var spec = Json.child(namespace, "spec");
        var finalizers = spec.path("finalizers").deepCopy();
        spec.remove("finalizers");
        for (var finalizer : finalizers) {
            if (!finalizer.asText().equals(FINALIZER)) {
                ((ArrayNode) spec.withArray("/finalizers")).add(finalizer);
            }
        }
        return namespace;
    }

    private ObjectNode told(ObjectNode namespace, List<Stored> left) {
        var conditions = (ArrayNode) Json.child(namespace, "status").withArray("/conditions");
        say(
                conditions,
                "NamespaceDeletionDiscoveryFailure",
                false,
                "ResourcesDiscovered",
                "All resources successfully discovered");
        say(
                conditions,
                "NamespaceDeletionGroupVersionParsingFailure",
                false,
                "ParsedGroupVersions",
                "All legacy kube types successfully parsed");
        say(
                conditions,
                "NamespaceDeletionContentFailure",
                false,
                "ContentDeleted",
                "All content successfully deleted, may be waiting on finalization");
        if (left.isEmpty()) {
            say(conditions, "NamespaceContentRemaining", false, "ContentRemoved", "All content successfully removed");
            say(
                    conditions,
                    "NamespaceFinalizersRemaining",
                    false,
                    "ContentHasNoFinalizers",
                    "All content-preserving finalizers finished");
        } else {
            say(
                    conditions,
                    "NamespaceContentRemaining",
                    true,
                    "SomeResourcesRemain",
                    "Some resources are remaining: " + counted(byResource(left), "%s has %d resource instances"));
            say(
                    conditions,
                    "NamespaceFinalizersRemaining",
                    true,
                    "SomeFinalizersRemain",
                    "Some content in the namespace has finalizers remaining: "
                            + counted(byFinalizer(left), "%s in %d resource instances"));
        }
        return namespace;
    }

    private void say(ArrayNode conditions, String type, boolean holds, String reason, String message) {
        var status = holds ? "True" : "False";
        for (var condition : conditions) {
            if (Json.text(condition, "type").equals(type)) {
                if (!Json.text(condition, "status").equals(status)) {
                    ((ObjectNode) condition).put("lastTransitionTime", identifiers.now());
                }
                ((ObjectNode) condition)
                        .put("status", status)
                        .put("reason", reason)
                        .put("message", message);
                return;
            }
        }
        conditions
                .addObject()
                .put("type", type)
                .put("status", status)
                .put("lastTransitionTime", identifiers.now())
                .put("reason", reason)
                .put("message", message);
    }

    private static Map<String, Long> byResource(List<Stored> objects) {
        return objects.stream()
                .map(object -> object.resource().contains(".") ? object.resource() : object.resource() + ".")
                .collect(Collectors.groupingBy(resource -> resource, TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> byFinalizer(List<Stored> objects) {
        var counted = new TreeMap<String, Long>();
        objects.forEach(object -> Forms.tree(object)
                .path("metadata")
                .path("finalizers")
                .forEach(finalizer -> counted.merge(finalizer.asText(), 1L, Long::sum)));
        return counted;
    }

    private static String counted(Map<String, Long> counts, String form) {
        return counts.entrySet().stream()
                .map(count -> form.formatted(count.getKey(), count.getValue()))
                .collect(Collectors.joining(", "));
    }
}
