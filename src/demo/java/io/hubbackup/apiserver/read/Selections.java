package io.hubbackup.apiserver.read;

import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.store.Selection;

/** Which objects a request is about. */
public final class Selections {

    private Selections() {}

    /** @throws ApiFailure 400 for a selector that is none */
    public static Selection of(ServedKind kind, String namespace, ApiRequest request) {
        var labels = LabelSelector.of(request.parameter("labelSelector").orElse(""));
        var fields = FieldSelector.of(request.parameter("fieldSelector").orElse(""), FieldLabels.of(kind));
        return new Selection(kind.resource(), namespace, object -> labels.test(object.labels()) && fields.test(object));
    }

    static boolean isSelective(ApiRequest request) {
        return request.parameter("labelSelector").isPresent()
                || request.parameter("fieldSelector").isPresent();
    }
}
