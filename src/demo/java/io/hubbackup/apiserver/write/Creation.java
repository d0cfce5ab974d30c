package io.hubbackup.apiserver.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.object.EventForms;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiFailure.Details;
import io.hubbackup.apiserver.request.FieldCause;
import io.hubbackup.apiserver.store.Forms;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.ObjectStore;
import java.util.List;
import java.util.Optional;

/** Creates objects. */
final class Creation {

    private final ObjectStore store;
    private final Preparation preparation;
    private final Namespaces namespaces;
    private final Identifiers identifiers;

    Creation(ObjectStore store, Preparation preparation, Namespaces namespaces, Identifiers identifiers) {
        this.store = store;
        this.preparation = preparation;
        this.namespaces = namespaces;
        this.identifiers = identifiers;
    }

    /**
     * Creates what a client sent, under a name of its own or a generated one.
     *
     * @param applied whether the object comes from server-side apply, which has said already who owns its fields
     */
    Written create(Place collection, ObjectNode object, WriteOptions options, boolean applied) {
        var metadata = Json.child(object, "metadata");
        checkVersion(metadata, applied);
        var place = collection.named(name(metadata, collection));
        checkDefinition(place);
        namespaces.check(place);
        initialise(metadata, place);
        var warnings = preparation.create(place, object, options, applied);
        EventForms.keep(place.kind(), object);
        if (options.dryRun()) {
            if (store.find(place.resource(), place.namespace(), place.name()).isPresent()) {
                throw exists(place);
            }
            return new Written(201, Forms.stored(place.resource(), object, 0), warnings);
        }
        return store.create(place.resource(), object, () -> namespaces.check(place))
                .map(created -> new Written(201, created, warnings))
                .orElseThrow(() -> exists(place));
    }

    private ApiFailure exists(Place place) {
        boolean leaving = store.find(place.resource(), place.namespace(), place.name())
                .filter(there -> Forms.metadataMentions(there, "\"deletionTimestamp\""))
                .isPresent();
        return leaving ? place.existsStill() : place.exists();
    }

    private static void checkDefinition(Place place) {
        var kind = place.kind();
        if (kind.terminating()) {
            var why = "create not allowed while custom resource definition is terminating";
            throw ApiFailure.forbidden(kind.group(), kind.plural(), place.name(), why);
        }
    }

    private static void checkVersion(ObjectNode metadata, boolean applied) {
        var version = Json.text(metadata, "resourceVersion");
        if (!applied && !version.isEmpty() && !version.equals("0")) {
            throw new ApiFailure(500, "", "resourceVersion should not be set on objects to be created", Details.NONE);
        }
    }

    private String name(ObjectNode metadata, Place collection) {
        var name = Json.text(metadata, "name");
        if (!name.isEmpty()) {
            return name;
        }
        var prefix = Json.text(metadata, "generateName");
        if (prefix.isEmpty()) {
            throw collection.invalid(List.of(new FieldCause(
                    "FieldValueRequired", "metadata.name", "Required value: name or generateName is required")));
        }
        return identifiers.name(prefix);
    }

    private void initialise(ObjectNode metadata, Place place) {
        var given = Json.text(metadata, "namespace");
        if (!given.isEmpty() && !given.equals(place.namespace())) {
            throw Preparation.anotherNamespace();
        }
        metadata.put("name", place.name());
        if (place.kind().namespaced()) {
            metadata.put("namespace", place.namespace());
        }
        // The store fills in the version, at the place where a kube-apiserver has it.
        metadata.put("uid", identifiers.uid()).put("resourceVersion", "").put("creationTimestamp", identifiers.now());
        metadata.remove(List.of("deletionTimestamp", "deletionGracePeriodSeconds", "selfLink"));
    }

    Optional<ObjectNode> live(Place place) {
        return store.find(place.resource(), place.namespace(), place.name()).map(Forms::tree);
    }
}
