package io.hubbackup.wire.velero;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.hubbackup.wire.Tree;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/** A Velero Restore; not to be mistaken for the hub's own Restore, which makes several of these. */
@RegisterForReflection
public record Restore(@JsonValue Tree tree) implements VeleroObject {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Restore of(Map<String, ?> json) {
        return new Restore(Tree.of(json));
    }

    public static Restore named(String namespace, String name) {
        return new Restore(VeleroObject.named(VeleroKind.RESTORE, namespace, name));
    }

    @Override
    public VeleroKind kind() {
        return VeleroKind.RESTORE;
    }

    /** {@code spec.backupName}; empty when there is none. */
    public String backupName() {
        return tree.child("spec").text("backupName").orElse("");
    }

    public RestoreStatus status() {
        return new RestoreStatus(tree.child("status"));
    }

    public Restore withMetadata(ObjectMeta metadata) {
        return new Restore(tree.with("metadata", metadata.tree()));
    }

    public Restore withSpec(Tree spec) {
        return new Restore(tree.with("spec", spec));
    }
}
