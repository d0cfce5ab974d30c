package io.hubbackup.apiserver.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.object.Manager;
import io.hubbackup.apiserver.object.Ownership;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.FieldCause;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.observe.Clockwork;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes of what a client sent what will be kept: unknown fields, defaults, status, generation, validation, ownership. */
final class Preparation {

    private final Ownership ownership;
    private final Clockwork clock;

    Preparation(Ownership ownership, Clockwork clock) {
        this.ownership = ownership;
        this.clock = clock;
    }

    static ApiFailure anotherNamespace() {
        return ApiFailure.badRequest(
                "the namespace of the provided object does not match the namespace sent on the request");
    }

    /**
     * Prepares a new object; its metadata is complete.
     *
     * @param applied whether it is known already who owns its fields
     * @return warnings
     */
    List<String> create(Place place, ObjectNode object, WriteOptions options, boolean applied) {
        var kind = place.kind();
        var warnings = new ArrayList<>(UnknownFields.prune(kind, object, options));
        if (kind.status()) {
            object.remove("status");
        }
        warnings.addAll(MetadataRules.warnings(kind, object));
        if (Generation.has(kind)) {
            Json.child(object, "metadata").put("generation", 1);
        }
        kind.structure().fillDefaults(object);
        var causes = new ArrayList<>(MetadataRules.create(kind, object));
        causes.addAll(kind.structure().validate(object, Optional.empty()));
        refuse(place, causes);
        if (!applied) {
            own(place, object, options);
        }
        return warnings;
    }

    // What the cluster itself adds to a namespace is nobody's.
    private void own(Place place, ObjectNode object, WriteOptions options) {
        var spec = place.resource().equals(Namespaces.RESOURCE) ? object.remove("spec") : null;
        ownership.written(place.kind(), Optional.empty(), object, manager(place, options));
        if (spec != null) {
            object.set("spec", spec);
        }
    }

    /**
     * Prepares the successor of an object.
     *
     * @return warnings
     */
    List<String> update(Place place, ObjectNode before, ObjectNode after, WriteOptions options, boolean applied) {
        var kind = place.kind();
        var warnings = new ArrayList<>(UnknownFields.prune(kind, after, options));
        kind.structure().fillDefaults(after);
        if (!applied) {
            // Whoever tries to change a field owns it, even where the status subresource then leaves it as it is.
            ownership.written(kind, Optional.of(before), after, manager(place, options));
        }
        keep(place, before, after);
        Generation.count(kind, before, after);
        warnings.addAll(MetadataRules.warnings(kind, after));
        var causes = new ArrayList<>(MetadataRules.update(kind, before, after));
        kind.structure().validate(after, Optional.of(before)).forEach(cause -> causes.add(said(place, cause)));
        refuse(place, causes);
        return warnings;
    }

    Manager manager(Place place, WriteOptions options) {
        return new Manager(
                options.manager(),
                "Update",
                place.subresource(),
                place.kind().apiVersion(),
                clock.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /** A write of the status changes nothing else, and another write does not change the status. */
    private static void keep(Place place, ObjectNode before, ObjectNode after) {
        if (place.isStatus()) {
            keepAllBut(before, after);
        } else if (place.kind().status()) {
            copy("status", before, after);
        }
        if (place.resource().equals(Namespaces.RESOURCE) && !place.subresource().equals("finalize")) {
            copy("spec", before, after);
        }
        var metadata = Json.child(after, "metadata");
        var old = Json.child(before, "metadata");
        if (Json.text(metadata, "uid").isEmpty()) {
            copy("uid", old, metadata);
        }
        copy("creationTimestamp", old, metadata);
        if (old.has("deletionTimestamp")) {
            copy("deletionTimestamp", old, metadata);
            copy("deletionGracePeriodSeconds", old, metadata);
        }
        copy("generation", old, metadata);
        metadata.remove("selfLink");
    }

    private static void keepAllBut(ObjectNode before, ObjectNode after) {
        var status = after.get("status");
        var managed = after.path("metadata").get("managedFields");
        after.removeAll();
        after.setAll(before.deepCopy());
        put(after, "status", status);
        put(Json.child(after, "metadata"), "managedFields", managed);
    }

    private static void copy(String field, ObjectNode from, ObjectNode to) {
        put(to, field, from.get(field));
    }

    private static void put(ObjectNode to, String field, @Nullable JsonNode value) {
        if (value == null) {
            to.remove(field);
        } else {
            to.set(field, value.deepCopy());
        }
    }

    /** The schema of a status is asked by itself, and what it says does not know that it is a status. */
    private static FieldCause said(Place place, FieldCause cause) {
        return place.isStatus() && place.kind().custom().isPresent()
                ? new FieldCause(cause.reason(), cause.field(), cause.message().replace(": status.", ": "))
                : cause;
    }

    private static void refuse(Place place, List<FieldCause> causes) {
        if (!causes.isEmpty()) {
            throw place.invalid(causes);
        }
    }
}
