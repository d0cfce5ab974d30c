package io.hubbackup.demo.velero.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.demo.velero.store.BackupFile;
import io.hubbackup.demo.velero.store.ObjectStore;
import io.hubbackup.demo.velero.store.StoredBackups;
import java.util.Collection;
import java.util.Map;

/** Backs up what a Backup asks for, from one hub. It may be used by one thread at a time. */
public final class BackupWriter {

    /** The label with the value {@code true} that keeps an object, or a whole namespace, out of every backup. */
    static final String EXCLUDED = "velero.io/exclude-from-backup";

    private static final byte[] NO_LIST = Tarball.zipped("null\n");
    private static final byte[] EMPTY_LIST = Tarball.zipped("[]\n");

    /** What a backup without volumes leaves about volumes. */
    private static final Map<BackupFile, byte[]> NO_VOLUMES = Map.of(
            BackupFile.POD_VOLUME_BACKUPS, NO_LIST,
            BackupFile.VOLUME_SNAPSHOTS, NO_LIST,
            BackupFile.VOLUME_INFO, EMPTY_LIST,
            BackupFile.ITEM_OPERATIONS, EMPTY_LIST);

    private final HubApi api;
    private final KindDiscovery discovery;

    public BackupWriter(KubernetesClient client) {
        this.api = new HubApi(client);
        this.discovery = new KindDiscovery(api);
    }

    /**
     * The spec of a Backup as Velero fills it in before it begins, or why it does not begin.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException when the hub does not answer
     */
    public PreparedSpec prepare(GenericKubernetesResource backup) {
        return PreparedSpec.of(tree(backup).path("spec"), api);
    }

    /**
     * Writes all files of a backup but the Backup itself, see {@link #finish}.
     *
     * @param backup with the spec that {@link #prepare} gave
     * @throws io.fabric8.kubernetes.client.KubernetesClientException when the hub does not say what it serves
     * @throws io.hubbackup.demo.velero.store.StoreFailure when the store does not take a file
     */
    public Written write(GenericKubernetesResource backup, ObjectStore store) {
        var results = new Results();
        var items = new Gathering(api, new BackupSpec(tree(backup).path("spec")), discovery.read(), results).gather();
        var name = backup.getMetadata().getName();
        var files = new StoredBackups(store);
        files.put(name, BackupFile.LOG, Tarball.zipped(BackupLog.of(backup, items.size(), results)));
        files.put(name, BackupFile.CONTENTS, Tarball.of(items));
        files.put(name, BackupFile.RESOURCE_LIST, Tarball.zipped(text(resourceList(items))));
        files.put(name, BackupFile.RESULTS, Tarball.zipped(text(results.json())));
        NO_VOLUMES.forEach((file, content) -> files.put(name, file, content));
        return new Written(items.size(), results.errors());
    }

    /**
     * Writes the Backup itself, by which a backup is found: with the phase that it has ended in.
     *
     * @throws io.hubbackup.demo.velero.store.StoreFailure when the store does not take it
     */
    public static void finish(GenericKubernetesResource backup, ObjectStore store) {
        var json = tree(backup);
        // parts that are never absent in what Velero writes
        with(with(json, "spec"), "metadata");
        with(with(json, "spec"), "hooks");
        with(with(json, "status"), "progress");
        with(with(json, "status"), "hookStatus");
        var name = backup.getMetadata().getName();
        new StoredBackups(store)
                .put(name, BackupFile.METADATA, json.toPrettyString().getBytes(UTF_8));
    }

    private static ObjectNode with(ObjectNode json, String field) {
        return json.path(field) instanceof ObjectNode there ? there : json.putObject(field);
    }

    private static ObjectNode tree(GenericKubernetesResource backup) {
        return Serialization.jsonMapper().valueToTree(backup);
    }

    private static JsonNode resourceList(Collection<BackedUp> items) {
        var list = HubApi.JSON.createObjectNode();
        items.forEach(item -> list.withArray("/" + pointer(item)).add(item.listed()));
        return list;
    }

    private static String pointer(BackedUp item) {
        return (item.object().path("apiVersion").asText() + "/"
                        + item.object().path("kind").asText())
                .replace("~", "~0")
                .replace("/", "~1");
    }

    private static String text(JsonNode json) {
        return new String(Tarball.json(json), UTF_8) + "\n";
    }
}
