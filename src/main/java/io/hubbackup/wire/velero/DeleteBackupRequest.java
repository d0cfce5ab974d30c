package io.hubbackup.wire.velero;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.hubbackup.wire.Tree;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** Asks Velero to delete a backup from the cluster and from its store (B6.6). */
@RegisterForReflection
public record DeleteBackupRequest(@JsonValue Tree tree) implements VeleroObject {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static DeleteBackupRequest of(Map<String, ?> json) {
        return new DeleteBackupRequest(Tree.of(json));
    }

    /** The request has the name of the backup, so that asking twice asks once. */
    public static DeleteBackupRequest forBackup(String namespace, String backup) {
        return new DeleteBackupRequest(VeleroObject.named(VeleroKind.DELETE_BACKUP_REQUEST, namespace, backup)
                .with("spec", Tree.EMPTY.with("backupName", backup)));
    }

    @Override
    public VeleroKind kind() {
        return VeleroKind.DELETE_BACKUP_REQUEST;
    }

    public String backupName() {
        return tree.child("spec").text("backupName").orElse("");
    }

    /** {@code New}, {@code InProgress}, {@code Processed}, or empty while Velero did not look. */
    public String phase() {
        return tree.child("status").text("phase").orElse("");
    }

    /** Why the backup could not be deleted; empty when it could, or not yet. */
    public List<String> errors() {
        return tree.child("status").texts("errors");
    }
}
