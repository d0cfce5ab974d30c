package io.hubbackup.apiserver.write;

import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.FieldCause;
import java.util.List;

/**
 * What is written.
 *
 * @param namespace empty for a kind without namespaces
 * @param name empty for a create
 * @param subresource {@code status}, or empty
 */
public record Place(ServedKind kind, String namespace, String name, String subresource) {

    boolean isStatus() {
        return subresource.equals("status");
    }

    String resource() {
        return kind.resource();
    }

    Place named(String other) {
        return new Place(kind, namespace, other, subresource);
    }

    ApiFailure notFound() {
        return ApiFailure.notFound(kind.group(), kind.plural(), name);
    }

    ApiFailure exists() {
        return ApiFailure.alreadyExists(kind.group(), kind.plural(), name);
    }

    ApiFailure existsStill() {
        var exists = exists();
        return new ApiFailure(
                exists.code(), exists.reason(), "object is being deleted: " + exists.getMessage(), exists.details());
    }

    ApiFailure modified() {
        return ApiFailure.modified(kind.group(), kind.plural(), name);
    }

    ApiFailure invalid(List<FieldCause> causes) {
        // Both forms of an Event are judged as one of the core group.
        var group = kind.kind().equals("Event") && kind.group().equals("events.k8s.io") ? "" : kind.group();
        return ApiFailure.invalid(group, kind.kind(), name, causes);
    }

    ApiFailure conflict(String why) {
        return ApiFailure.conflict(kind.group(), kind.plural(), name, why);
    }
}
