package io.hubbackup.demo.velero;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/** Where storage locations lead to. */
@FunctionalInterface
public interface Stores {

    /** The store that this BackupStorageLocation names. */
    ScriptedStore open(GenericKubernetesResource location);
}
