package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKind;

/** The patches that are not server-side apply. */
public interface Patches {

    /**
     * A changed copy of an object.
     *
     * @param contentType {@code application/json-patch+json}, {@code application/merge-patch+json} or {@code application/strategic-merge-patch+json}
     * @throws io.hubbackup.apiserver.request.ApiFailure 400 for a patch that is none, 415 for a type that the kind does not take, 422 for one that cannot be applied
     */
    ObjectNode patch(ServedKind kind, String contentType, ObjectNode live, byte[] patch);
}
