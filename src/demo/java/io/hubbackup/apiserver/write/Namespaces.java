package io.hubbackup.apiserver.write;

import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiFailure.Details;
import io.hubbackup.apiserver.request.FieldCause;
import io.hubbackup.apiserver.store.Forms;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.ObjectStore;
import java.util.List;
import java.util.Optional;

/** Namespaces take new objects only while they are there and stay. */
final class Namespaces {

    static final String RESOURCE = "namespaces";

    private final ObjectStore store;

    Namespaces(ObjectStore store) {
        this.store = store;
    }

    /** @throws ApiFailure 404 without the namespace, 403 when it is being deleted */
    void check(Place place) {
        if (place.namespace().isEmpty()) {
            return;
        }
        var namespace = store.find(RESOURCE, "", place.namespace())
                .orElseThrow(() -> ApiFailure.notFound("", RESOURCE, place.namespace()));
        if (!Json.text(Forms.tree(namespace), "metadata", "deletionTimestamp").isEmpty()) {
            throw terminating(place);
        }
    }

    private static ApiFailure terminating(Place place) {
        var kind = place.kind();
        var refused = ApiFailure.forbidden(
                kind.group(),
                kind.plural(),
                place.name(),
                "unable to create new content in namespace %s because it is being terminated"
                        .formatted(place.namespace()));
        var cause = new FieldCause(
                "NamespaceTerminating",
                "metadata.namespace",
                "namespace %s is being terminated".formatted(place.namespace()));
        var details = new Details(kind.group(), kind.plural(), place.name(), "", List.of(cause), Optional.empty());
        return new ApiFailure(refused.code(), refused.reason(), String.valueOf(refused.getMessage()), details);
    }
}
