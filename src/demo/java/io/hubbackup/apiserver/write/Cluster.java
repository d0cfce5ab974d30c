package io.hubbackup.apiserver.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.Kinds;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.store.Forms;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.Stored;
import io.hubbackup.apiserver.write.Updating.Way;
import io.hubbackup.apiserver.write.WriteOptions.Unknown;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Writes of the cluster itself: an object that is gone meanwhile, or another one of the same name, is no error and is left alone. */
final class Cluster {

    private static final WriteOptions OPTIONS =
            new WriteOptions("PatchOptions", false, "kube-controller-manager", Unknown.IGNORE, false);
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final Kinds kinds;
    private final Updating updating;
    private final Deletion deletion;

    Cluster(Kinds kinds, Updating updating, Deletion deletion) {
        this.kinds = kinds;
        this.updating = updating;
        this.deletion = deletion;
    }

    /** @param change of a copy of the object; not done for another object of the same name */
    void edit(Stored object, String subresource, UnaryOperator<ObjectNode> change) {
        place(object, subresource)
                .ifPresent(place -> leniently(() -> updating.update(
                        place,
                        Way.PATCH,
                        OPTIONS,
                        live -> Json.text(live, "metadata", "uid").equals(object.uid()) ? change.apply(live) : live)));
    }

    void delete(Stored object, DeleteOptions options) {
        place(object, "").ifPresent(place -> leniently(() -> deletion.delete(place, options.only(object.uid()))));
    }

    private Optional<Place> place(Stored object, String subresource) {
        var tree = Forms.tree(object);
        return kinds.ofKind(Json.text(tree, "apiVersion"), Json.text(tree, "kind"))
                .map(kind -> new Place(kind, object.namespace(), object.name(), subresource));
    }

    private static void leniently(Runnable write) {
        try {
            write.run();
        } catch (ApiFailure failure) {
            if (failure.code() != NOT_FOUND && failure.code() != CONFLICT) {
                throw failure;
            }
        }
    }
}
