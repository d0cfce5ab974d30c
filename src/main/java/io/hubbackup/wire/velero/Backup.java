package io.hubbackup.wire.velero;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.hubbackup.wire.Tree;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/** A Velero Backup. */
@RegisterForReflection
public record Backup(@JsonValue Tree tree) implements VeleroObject {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Backup of(Map<String, ?> json) {
        return new Backup(Tree.of(json));
    }

    public static Backup named(String namespace, String name) {
        return new Backup(VeleroObject.named(VeleroKind.BACKUP, namespace, name));
    }

    @Override
    public VeleroKind kind() {
        return VeleroKind.BACKUP;
    }

    public BackupSpec spec() {
        return new BackupSpec(tree.child("spec"));
    }

    public BackupStatus status() {
        return new BackupStatus(tree.child("status"));
    }

    public Backup withMetadata(ObjectMeta metadata) {
        return new Backup(tree.with("metadata", metadata.tree()));
    }

    public Backup withSpec(BackupSpec spec) {
        return new Backup(tree.with("spec", spec.tree()));
    }

    public Backup withStatus(BackupStatus status) {
        return new Backup(tree.with("status", status.tree()));
    }
}
