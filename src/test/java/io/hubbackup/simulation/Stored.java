package io.hubbackup.simulation;

import io.hubbackup.hub.ListedObject;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Basis;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.velero.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An object in one state, as a server holds it; what is made of it is made once. */
final class Stored {

    private final ApiKind kind;
    private final ObjectKey key;
    private final Tree tree;
    private final ObjectMeta meta;
    private @Nullable Object seen;
    private @Nullable ListedObject listed;

    Stored(ApiKind kind, Tree tree) {
        this.kind = kind;
        this.tree = tree;
        this.meta = new ObjectMeta(tree.child("metadata"));
        this.key = new ObjectKey(meta.namespace(), meta.name());
    }

    ApiKind kind() {
        return kind;
    }

    ObjectKey key() {
        return key;
    }

    Tree tree() {
        return tree;
    }

    ObjectMeta meta() {
        return meta;
    }

    String uid() {
        return meta.uid().orElse("");
    }

    String version() {
        return meta.resourceVersion().orElse("");
    }

    List<String> finalizers() {
        return meta.finalizers();
    }

    boolean deleting() {
        return meta.deleting();
    }

    Map<String, String> labels() {
        return meta.labels();
    }

    Optional<String> label(String name) {
        return meta.label(name);
    }

    /** What a judgement on it rests on. */
    Basis basis() {
        return Basis.of(labels(), meta.ownerReferences());
    }

    /** What the operator keeps of it. */
    @SuppressWarnings("unchecked")
    <T> T seen(Function<Tree, T> projection) {
        if (seen == null) {
            seen = projection.apply(tree);
        }
        return (T) Objects.requireNonNull(seen);
    }

    ListedObject listed() {
        if (listed == null) {
            listed = new ListedObject(
                    key, uid(), version(), meta.labels(), meta.finalizers(), meta.ownerReferences(), meta.deleting());
        }
        return listed;
    }

    @Override
    public String toString() {
        return kind.kind() + " " + key;
    }
}
