package io.hubbackup.demo.velero;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.demo.velero.archive.BackupWriter;
import io.hubbackup.demo.velero.archive.Written;
import io.hubbackup.demo.velero.store.BackupFile;
import io.hubbackup.demo.velero.store.ObjectStore;
import io.hubbackup.demo.velero.store.StoredBackups;
import java.util.List;

/** Writes what is in a backup. */
@FunctionalInterface
interface Contents {

    /** A store in which a backup has no contents cannot delete it. */
    byte[] NOTHING = {};

    /** Writes all files but the Backup itself. */
    Written write(GenericKubernetesResource backup, ObjectStore store);

    static Contents of(Detail detail, BackupWriter writer) {
        return switch (detail) {
            case FULL -> writer::write;
            case COARSE ->
                (backup, store) -> {
                    new StoredBackups(store).put(backup.getMetadata().getName(), BackupFile.CONTENTS, NOTHING);
                    return new Written(0, List.of());
                };
        };
    }
}
