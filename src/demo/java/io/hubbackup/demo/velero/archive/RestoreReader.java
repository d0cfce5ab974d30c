package io.hubbackup.demo.velero.archive;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.demo.velero.store.BackupFile;
import io.hubbackup.demo.velero.store.ObjectStore;
import io.hubbackup.demo.velero.store.RestoreFile;
import io.hubbackup.demo.velero.store.StoredBackups;
import io.hubbackup.demo.velero.store.StoredRestores;
import java.util.Map;

/** Restores what a Restore asks for, into one hub. */
public final class RestoreReader {

    private static final byte[] NONE = Tarball.zipped("[]\n");

    private final HubApi api;
    private final KindDiscovery discovery;

    public RestoreReader(KubernetesClient client) {
        this.api = new HubApi(client);
        this.discovery = new KindDiscovery(api);
    }

    /**
     * Reads the backup, and writes nothing yet.
     *
     * @param restore with the spec that {@link PreparedRestore} gave
     * @param spoiled the objects that cannot be restored, such as {@code secrets/team/pull}, and why
     * @throws io.fabric8.kubernetes.client.KubernetesClientException when the hub does not say what it serves
     * @throws io.hubbackup.demo.velero.store.StoreFailure when the store does not give the backup
     */
    public RestoreRun begin(GenericKubernetesResource restore, ObjectStore store, Map<String, String> spoiled) {
        var spec = new RestoreSpec(HubApi.JSON.valueToTree(restore).path("spec"));
        var archive = ArchivedObjects.read(new StoredBackups(store).file(spec.backupName(), BackupFile.CONTENTS));
        return new RestoreRun(api, spec, restore.getMetadata().getName(), discovery.read(), archive, spoiled);
    }

    /**
     * Writes down what became of it.
     *
     * @throws io.hubbackup.demo.velero.store.StoreFailure when the store does not take a file
     */
    public static void keep(GenericKubernetesResource restore, Restored restored, ObjectStore store) {
        var name = restore.getMetadata().getName();
        var files = new StoredRestores(store);
        files.put(name, RestoreFile.LOG, Tarball.zipped(RestoreLog.of(restore, restored)));
        files.put(name, RestoreFile.RESULTS, Tarball.zipped(restored.results() + "\n"));
        files.put(name, RestoreFile.RESOURCE_LIST, Tarball.zipped(restored.resourceList() + "\n"));
        files.put(name, RestoreFile.ITEM_OPERATIONS, NONE);
        files.put(name, RestoreFile.VOLUME_INFO, NONE);
    }
}
