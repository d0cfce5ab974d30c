package io.hubbackup.apiserver.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.object.AppliedBody;
import io.hubbackup.apiserver.object.Manager;
import io.hubbackup.apiserver.object.Ownership;
import io.hubbackup.apiserver.object.Patches;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.FieldCause;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.ObjectStore;
import io.hubbackup.apiserver.write.Updating.Way;
import io.hubbackup.apiserver.write.WriteOptions.Unknown;
import io.hubbackup.observe.Clockwork;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** Every kind of PATCH. */
final class Applying {

    private static final Set<String> FORMS = Set.of("application/json-patch+json", "application/merge-patch+json");
    private static final String STRATEGIC = "application/strategic-merge-patch+json";
    private static final String APPLY = "application/apply-patch+yaml";

    private final ObjectStore store;
    private final Patches patches;
    private final Ownership ownership;
    private final Creation creation;
    private final Updating updating;
    private final Clockwork clock;

    Applying(
            ObjectStore store,
            Patches patches,
            Ownership ownership,
            Creation creation,
            Updating updating,
            Clockwork clock) {
        this.store = store;
        this.patches = patches;
        this.ownership = ownership;
        this.creation = creation;
        this.updating = updating;
        this.clock = clock;
    }

    Written patch(Place place, ApiRequest request) {
        var options = WriteOptions.of("PatchOptions", request);
        return request.contentType().equals(APPLY) ? apply(place, request, options) : merge(place, request, options);
    }

    private Written merge(Place place, ApiRequest request, WriteOptions options) {
        if (options.force()) {
            throw WriteOptions.invalid(
                    "PatchOptions",
                    new FieldCause(
                            "FieldValueForbidden", "force", "Forbidden: may not be specified for non-apply patch"));
        }
        checkForm(place.kind(), request.contentType());
        return updating.update(
                place,
                Way.PATCH,
                options,
                live -> patches.patch(place.kind(), request.contentType(), live, request.body()));
    }

    // A form that the kind does not take is refused whether or not there is such an object.
    private void checkForm(ServedKind kind, String contentType) {
        boolean fits = contentType.equals(STRATEGIC) ? kind.custom().isEmpty() : FORMS.contains(contentType);
        if (!fits) {
            patches.patch(kind, contentType, Json.object(), new byte[0]);
        }
    }

    private Written apply(Place place, ApiRequest request, WriteOptions options) {
        checkManager(request);
        var applied = AppliedBody.read(place.kind(), request.body(), options.unknown() == Unknown.STRICT);
        checkName(place, applied);
        var manager = new Manager(
                options.manager(),
                "Apply",
                place.subresource(),
                place.kind().apiVersion(),
                clock.now().truncatedTo(ChronoUnit.SECONDS));
        while (true) {
            var there = store.find(place.resource(), place.namespace(), place.name());
            if (there.isPresent()) {
                return updating.update(
                        place,
                        Way.APPLY,
                        options,
                        live -> applied(place, Optional.of(live), applied, manager, options.force()));
            }
            var created = create(place, applied, manager, options);
            if (created.isPresent()) {
                return created.get();
            }
        }
    }

    private Optional<Written> create(Place place, ObjectNode applied, Manager manager, WriteOptions options) {
        if (!place.subresource().isEmpty()) {
            throw place.notFound();
        }
        var uid = Json.text(applied, "metadata", "uid");
        if (!uid.isEmpty()) {
            throw place.conflict("uid mismatch: the provided object specified uid %s, and no existing object was found"
                    .formatted(uid));
        }
        var object = applied(place, Optional.empty(), applied, manager, options.force());
        if (Json.text(object, "metadata", "name").isEmpty()) {
            throw ApiFailure.badRequest(
                    "the name of the object (%s based on URL) was undeterminable: name must be provided"
                            .formatted(place.name()));
        }
        try {
            return Optional.of(creation.create(place, object, options, true));
        } catch (ApiFailure failure) {
            if (failure.reason().equals("AlreadyExists") && !options.dryRun()) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private ObjectNode applied(
            Place place, Optional<ObjectNode> live, ObjectNode applied, Manager manager, boolean force) {
        return ownership.apply(place.kind(), live, applied.deepCopy(), manager, force);
    }

    private static void checkManager(ApiRequest request) {
        if (request.parameter("fieldManager").isEmpty()) {
            throw WriteOptions.invalid(
                    "PatchOptions",
                    new FieldCause(
                            "FieldValueRequired", "fieldManager", "Required value: is required for apply patch"));
        }
    }

    private static void checkName(Place place, ObjectNode applied) {
        var name = Json.text(applied, "metadata", "name");
        if (!name.isEmpty() && !name.equals(place.name())) {
            throw ApiFailure.badRequest("the name of the object (%s) does not match the name on the URL (%s)"
                    .formatted(name, place.name()));
        }
    }
}
