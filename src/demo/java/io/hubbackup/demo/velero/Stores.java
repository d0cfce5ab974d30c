package io.hubbackup.demo.velero;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.demo.velero.store.FolderStore;
import io.hubbackup.demo.velero.store.ObjectStore;
import io.hubbackup.demo.velero.store.StoreFailure;
import java.nio.file.Path;

/** Where storage locations lead to. */
@FunctionalInterface
public interface Stores {

    /** The setting of a location that names the folder of its buckets. */
    String ROOT = "root";

    /** Buckets that are folders of the folder that {@code spec.config.root} names, whatever the provider. */
    Stores FOLDERS = location -> {
        var root = location.<Object>get("spec", "config", ROOT);
        if (root == null) {
            throw new StoreFailure("config.root: missing; set it to the folder that plays the object store");
        }
        return new FolderStore(Path.of(String.valueOf(root)), bucket(location));
    };

    /**
     * The store that this BackupStorageLocation names.
     *
     * @throws StoreFailure when it names none that can be opened
     */
    ObjectStore open(GenericKubernetesResource location);

    /** The bucket that a location names. */
    static String bucket(GenericKubernetesResource location) {
        return String.valueOf(location.<Object>get("spec", "objectStorage", "bucket"));
    }
}
