package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKind;
import java.util.Optional;

/** Who owns which field: {@code metadata.managedFields}, and server-side apply on top of it. */
public interface Ownership {

    /**
     * What server-side apply makes of an object, with its {@code managedFields}.
     *
     * @param live empty when the object is created by this
     * @param applied the body, as the client sent it, without {@code managedFields}
     * @param force whether fields of others are taken from them
     * @throws io.hubbackup.apiserver.request.ApiFailure 409 with one cause for each field that another manager owns
     */
    ObjectNode apply(ServedKind kind, Optional<ObjectNode> live, ObjectNode applied, Manager manager, boolean force);

    /** After a create, update or patch: gives {@code after} the {@code managedFields} that follow from what changed. */
    void written(ServedKind kind, Optional<ObjectNode> before, ObjectNode after, Manager manager);
}
