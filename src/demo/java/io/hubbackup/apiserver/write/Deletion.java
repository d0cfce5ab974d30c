package io.hubbackup.apiserver.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKinds;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.store.Forms;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.ObjectStore;
import io.hubbackup.apiserver.store.Stored;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Deletes objects, or marks them as to be deleted while somebody still has to finish something. */
final class Deletion {

    static final String FOREGROUND = "foregroundDeletion";
    static final String ORPHAN = "orphan";
    private static final Set<String> ETERNAL = Set.of("default", "kube-system", "kube-public");

    private final ObjectStore store;
    private final Identifiers identifiers;

    Deletion(ObjectStore store, Identifiers identifiers) {
        this.store = store;
        this.identifiers = identifiers;
    }

    /** @throws ApiFailure 404, or 409 for another object than the one that is meant */
    Removal delete(Place place, DeleteOptions options) {
        if (place.resource().equals(Namespaces.RESOURCE) && ETERNAL.contains(place.name())) {
            throw ApiFailure.forbidden("", Namespaces.RESOURCE, place.name(), "this namespace may not be deleted");
        }
        while (true) {
            var live = store.find(place.resource(), place.namespace(), place.name())
                    .orElseThrow(place::notFound);
            options.check(place, live);
            var done = once(live, options);
            if (done.isPresent()) {
                return done.get();
            }
        }
    }

    /** The same; empty when somebody else has deleted it meanwhile. */
    Optional<Removal> deleteIfThere(Place place, DeleteOptions options) {
        try {
            return Optional.of(delete(place, options));
        } catch (ApiFailure failure) {
            if (failure.code() == 404) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private Optional<Removal> once(Stored live, DeleteOptions options) {
        var object = Forms.tree(live);
        var before = object.deepCopy();
        mark(object, live.resource());
        finalizers(object, options);
        if (Updating.isFinished(live.resource(), object)) {
            return options.dryRun() || store.remove(live) ? Optional.of(new Removal(live, true)) : Optional.empty();
        }
        if (object.equals(before)) {
            return Optional.of(new Removal(live, false));
        }
        if (options.dryRun()) {
            return Optional.of(new Removal(Forms.stored(live.resource(), object, live.version()), false));
        }
        return store.replace(live, object).map(marked -> new Removal(marked, false));
    }

    private void mark(ObjectNode object, String resource) {
        var metadata = Json.child(object, "metadata");
        if (metadata.has("deletionTimestamp")) {
            return;
        }
        metadata.put("deletionTimestamp", identifiers.now());
        if (resource.equals(ServedKinds.DEFINITIONS)) {
            ServedKinds.mark(object, identifiers.now());
        } else if (resource.equals(Namespaces.RESOURCE)) {
            Json.child(object, "status").put("phase", "Terminating");
        } else {
            metadata.put("deletionGracePeriodSeconds", 0);
            Generation.again(object);
        }
    }

    private static void finalizers(ObjectNode object, DeleteOptions options) {
        var metadata = Json.child(object, "metadata");
        var finalizers = new LinkedHashSet<String>();
        metadata.path("finalizers").forEach(finalizer -> finalizers.add(finalizer.asText()));
        options.propagation().ifPresent(propagation -> {
            finalizers.removeAll(List.of(FOREGROUND, ORPHAN));
            switch (propagation) {
                case FOREGROUND -> finalizers.add(FOREGROUND);
                case ORPHAN -> finalizers.add(ORPHAN);
                case BACKGROUND -> {}
            }
        });
        metadata.remove("finalizers");
        if (!finalizers.isEmpty()) {
            finalizers.forEach(metadata.putArray("finalizers")::add);
        }
    }
}
