package io.hubbackup.wire.velero;

import io.hubbackup.wire.Tree;

/** What all Velero kinds have in common. */
public sealed interface VeleroObject
        permits Schedule, Backup, Restore, BackupStorageLocation, DeleteBackupRequest, DownloadRequest {

    VeleroKind kind();

    /** The whole object; {@code tree().fields()} is the body to write. */
    Tree tree();

    default ObjectMeta metadata() {
        return new ObjectMeta(tree().child("metadata"));
    }

    static Tree named(VeleroKind kind, String namespace, String name) {
        return Tree.EMPTY
                .with("apiVersion", VeleroKind.API_VERSION)
                .with("kind", kind.kind())
                .with("metadata", ObjectMeta.of(namespace, name).tree());
    }
}
