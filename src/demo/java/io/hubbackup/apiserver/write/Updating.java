package io.hubbackup.apiserver.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.object.EventForms;
import io.hubbackup.apiserver.object.ManagedTimes;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiFailure.Details;
import io.hubbackup.apiserver.request.FieldCause;
import io.hubbackup.apiserver.store.Forms;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.ObjectStore;
import io.hubbackup.apiserver.store.Stored;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Replaces objects by their successors: the one way of every update, patch and server-side apply. */
final class Updating {

    private final ObjectStore store;
    private final Preparation preparation;

    /** How the successor is made, and what is special about it. */
    enum Way {
        /** A client sends the whole object, with the UID that it means. */
        PUT,
        /** The successor is made of the object as it is. */
        PATCH,
        /** As a patch, and it is known already who owns its fields. */
        APPLY
    }

    Updating(ObjectStore store, Preparation preparation) {
        this.store = store;
        this.preparation = preparation;
    }

    /**
     * Tries until nobody else has written in between.
     *
     * @param successor makes it from a copy of the object as it is
     * @throws ApiFailure 404, 409 or 422
     */
    Written update(Place place, Way way, WriteOptions options, UnaryOperator<ObjectNode> successor) {
        while (true) {
            var live = store.find(place.resource(), place.namespace(), place.name())
                    .orElseThrow(place::notFound);
            var done = once(place, way, options, live, successor);
            if (done.isPresent()) {
                return done.get();
            }
        }
    }

    private Optional<Written> once(
            Place place, Way way, WriteOptions options, Stored live, UnaryOperator<ObjectNode> successor) {
        var before = Forms.tree(live);
        before.put("apiVersion", place.kind().apiVersion());
        EventForms.show(place.kind(), before);
        var after = successor.apply(before.deepCopy());
        Body.checkType(after, place.kind());
        checkIdentity(place, way, before, after);
        checkVersion(place, live, after);
        var warnings = preparation.update(place, before, after, options, way == Way.APPLY);
        after.put("apiVersion", Json.text(Forms.tree(live), "apiVersion"));
        before.put("apiVersion", Json.text(after, "apiVersion"));
        EventForms.keep(place.kind(), before);
        EventForms.keep(place.kind(), after);
        if (ManagedTimes.isUnchanged(before, after)) {
            return Optional.of(new Written(200, live, warnings));
        }
        return keep(live, after, options).map(kept -> new Written(200, kept, warnings));
    }

    private Optional<Stored> keep(Stored live, ObjectNode after, WriteOptions options) {
        boolean gone = isFinished(live.resource(), after);
        if (gone || options.dryRun()) {
            var shown = Forms.stored(live.resource(), after, live.version());
            return options.dryRun() || store.remove(live) ? Optional.of(shown) : Optional.empty();
        }
        return store.replace(live, after);
    }

    /** An object that is being deleted goes with its last finalizer. */
    static boolean isFinished(String resource, ObjectNode object) {
        var metadata = object.path("metadata");
        boolean held = resource.equals(Namespaces.RESOURCE)
                && !object.path("spec").path("finalizers").isEmpty();
        return metadata.has("deletionTimestamp") && metadata.path("finalizers").isEmpty() && !held;
    }

    private static void checkIdentity(Place place, Way way, ObjectNode before, ObjectNode after) {
        var metadata = Json.child(after, "metadata");
        var name = Json.text(metadata, "name");
        if (name.isEmpty()) {
            throw ApiFailure.badRequest(
                    "the name of the object (%s based on URL) was undeterminable: name must be provided"
                            .formatted(place.name()));
        }
        if (!name.equals(place.name())) {
            throw ApiFailure.badRequest("the name of the object (%s) does not match the name on the URL (%s)"
                    .formatted(name, place.name()));
        }
        var namespace = Json.text(metadata, "namespace");
        if (!namespace.isEmpty() && !namespace.equals(place.namespace())) {
            throw Preparation.anotherNamespace();
        }
        if (!place.namespace().isEmpty()) {
            metadata.put("namespace", place.namespace());
        }
        var uid = Json.text(metadata, "uid");
        var live = Json.text(before, "metadata", "uid");
        if (way == Way.PUT && !uid.isEmpty() && !uid.equals(live)) {
            throw place.conflict(
                    "StorageError: invalid object, Code: 4, Key: %s, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: %s, UID in object meta: %s"
                            .formatted(key(place), uid, live));
        }
    }

    private static String key(Place place) {
        var group = place.kind().custom().isPresent() ? place.kind().group() + "/" : "";
        var namespace = place.namespace().isEmpty() ? "" : place.namespace() + "/";
        return "/registry/" + group + place.kind().plural() + "/" + namespace + place.name();
    }

    /** Custom resources are never updated without saying which version is meant. */
    private static void checkVersion(Place place, Stored live, ObjectNode after) {
        var said = Json.text(after, "metadata", "resourceVersion");
        long version = number(said);
        if (version == 0) {
            if (place.kind().custom().isPresent()) {
                throw unconditional(place);
            }
        } else if (version != live.version()) {
            throw place.modified();
        }
        Json.child(after, "metadata").put("resourceVersion", Long.toString(live.version()));
    }

    private static ApiFailure unconditional(Place place) {
        return ApiFailure.invalid(
                place.kind().group(),
                place.kind().plural(),
                place.name(),
                List.of(new FieldCause(
                        "FieldValueInvalid",
                        "metadata.resourceVersion",
                        "Invalid value: 0: must be specified for an update")));
    }

    private static long number(String version) {
        try {
            return version.isEmpty() ? 0 : Long.parseLong(version);
        } catch (NumberFormatException bad) {
            throw new ApiFailure(
                    500, "", "strconv.ParseUint: parsing \"%s\": invalid syntax".formatted(version), Details.NONE);
        }
    }
}
