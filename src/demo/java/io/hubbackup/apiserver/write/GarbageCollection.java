package io.hubbackup.apiserver.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.Kinds;
import io.hubbackup.apiserver.store.Change;
import io.hubbackup.apiserver.store.Forms;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.ObjectStore;
import io.hubbackup.apiserver.store.Stored;
import io.hubbackup.apiserver.write.DeleteOptions.Propagation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Deletes what has lost all its owners, and lets owners wait for their dependents or leave them behind, as their deletion asks. */
final class GarbageCollection {

    private static final String OWNERS = "ownerReferences";

    private final ObjectStore store;
    private final Kinds kinds;
    private final Cluster cluster;
    private final Reactions reactions;

    /** What is known of an owner. */
    private enum Owner {
        THERE,
        WAITS_FOR_DEPENDENTS,
        GONE,
        /** Its kind is not served: nothing is done on doubt. */
        UNKNOWN
    }

    GarbageCollection(ObjectStore store, Kinds kinds, Cluster cluster, Reactions reactions) {
        this.store = store;
        this.kinds = kinds;
        this.cluster = cluster;
        this.reactions = reactions;
    }

    /** Notes what is to be looked at. */
    void changed(Change change) {
        var owners = new HashSet<String>();
        change.before().ifPresent(before -> owners.addAll(before.owners()));
        change.after().ifPresent(now -> owners.addAll(now.owners()));
        if (!owners.isEmpty() || change.after().isEmpty() || isDoomed(change.object())) {
            reactions.add(() -> look(change.object(), change.after().isEmpty(), owners));
        }
    }

    private void look(Stored object, boolean gone, Set<String> owners) {
        if (gone) {
            store.ownedBy(object.uid()).forEach(this::collect);
        } else {
            current(object).ifPresent(this::collect);
            current(object).ifPresent(this::finish);
        }
        owners.stream().sorted().map(store::withUid).flatMap(Optional::stream).forEach(this::finish);
    }

    private Optional<Stored> current(Stored object) {
        return store.find(object.resource(), object.namespace(), object.name())
                .filter(now -> now.uid().equals(object.uid()));
    }

    // A cheap look at the bytes: most objects have no such finalizer.
    private static boolean isDoomed(Stored object) {
        return Forms.metadataMentions(object, "\"deletionTimestamp\"");
    }

    /** Deletes an object whose owners are gone; takes from it the owners that are gone where others are left. */
    private void collect(Stored object) {
        var metadata = Forms.tree(object).path("metadata");
        var there = new ArrayList<JsonNode>();
        boolean waited = false;
        boolean lost = false;
        for (var reference : metadata.path(OWNERS)) {
            switch (owner(reference, object)) {
                case UNKNOWN -> {
                    return;
                }
                case THERE -> there.add(reference);
                case WAITS_FOR_DEPENDENTS -> waited = true;
                case GONE -> lost = true;
            }
        }
        if (metadata.has("deletionTimestamp") || !waited && !lost) {
            return;
        }
        if (!there.isEmpty()) {
            keepOwners(object, there);
        } else {
            boolean foreground = waited && !store.ownedBy(object.uid()).isEmpty();
            cluster.delete(object, DeleteOptions.of(foreground ? Propagation.FOREGROUND : policy(metadata)));
        }
    }

    private static Propagation policy(JsonNode metadata) {
        var finalizers = texts(metadata.path("finalizers"));
        if (finalizers.contains(Deletion.ORPHAN)) {
            return Propagation.ORPHAN;
        }
        return finalizers.contains(Deletion.FOREGROUND) ? Propagation.FOREGROUND : Propagation.BACKGROUND;
    }

    private Owner owner(JsonNode reference, Stored object) {
        var kind = kinds.ofKind(Json.text(reference, "apiVersion"), Json.text(reference, "kind"));
        if (kind.isEmpty() || kind.get().namespaced() && object.namespace().isEmpty()) {
            return Owner.UNKNOWN;
        }
        var namespace = kind.get().namespaced() ? object.namespace() : "";
        return store.find(kind.get().resource(), namespace, Json.text(reference, "name"))
                .filter(owner -> owner.uid().equals(Json.text(reference, "uid")))
                .map(owner -> waits(owner, Deletion.FOREGROUND) ? Owner.WAITS_FOR_DEPENDENTS : Owner.THERE)
                .orElse(Owner.GONE);
    }

    private static boolean waits(Stored owner, String finalizer) {
        if (!isDoomed(owner)) {
            return false;
        }
        var metadata = Forms.tree(owner).path("metadata");
        return metadata.has("deletionTimestamp")
                && texts(metadata.path("finalizers")).contains(finalizer);
    }

    private void keepOwners(Stored object, List<JsonNode> owners) {
        cluster.edit(object, "", live -> {
            var metadata = Json.child(live, "metadata");
            metadata.remove(OWNERS);
            if (!owners.isEmpty()) {
                owners.forEach(metadata.putArray(OWNERS)::add);
            }
            return live;
        });
    }

    /** Does what an object that is being deleted wants for its dependents. */
    private void finish(Stored owner) {
        if (waits(owner, Deletion.ORPHAN)) {
            store.ownedBy(owner.uid()).forEach(dependent -> orphan(dependent, owner.uid()));
            unblock(owner, Deletion.ORPHAN);
        } else if (waits(owner, Deletion.FOREGROUND)) {
            var dependents = store.ownedBy(owner.uid());
            dependents.forEach(this::collect);
            if (dependents.stream().noneMatch(dependent -> blocks(dependent, owner.uid()))) {
                unblock(owner, Deletion.FOREGROUND);
            }
        }
    }

    private static boolean blocks(Stored dependent, String owner) {
        for (var reference : Forms.tree(dependent).path("metadata").path(OWNERS)) {
            if (Json.text(reference, "uid").equals(owner)
                    && reference.path("blockOwnerDeletion").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    private void orphan(Stored dependent, String owner) {
        var others = new ArrayList<JsonNode>();
        for (var reference : Forms.tree(dependent).path("metadata").path(OWNERS)) {
            if (!Json.text(reference, "uid").equals(owner)) {
                others.add(reference);
            }
        }
        keepOwners(dependent, others);
    }

    private void unblock(Stored owner, String finalizer) {
        cluster.edit(owner, "", live -> without(live, finalizer));
    }

    static ObjectNode without(ObjectNode object, String finalizer) {
        var metadata = Json.child(object, "metadata");
        var left = texts(metadata.path("finalizers"));
        left.remove(finalizer);
        metadata.remove("finalizers");
        if (!left.isEmpty()) {
            left.forEach(metadata.putArray("finalizers")::add);
        }
        return object;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
