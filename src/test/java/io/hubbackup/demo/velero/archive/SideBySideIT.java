package io.hubbackup.demo.velero.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.demo.velero.store.BackupFile;
import io.hubbackup.demo.velero.store.FolderStore;
import io.hubbackup.demo.velero.store.ObjectStore;
import io.hubbackup.demo.velero.store.StoredBackups;
import io.hubbackup.kit.Archive;
import io.hubbackup.kit.ArchiveKey;
import io.hubbackup.kit.ArchiveTable;
import io.hubbackup.kit.ArchiveTemplates;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.RealHub;
import io.hubbackup.kit.WithHub;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The five Backups of a set, made of the same hub by a real Velero and by the emulator: what lies in the store is the same. */
@NeedsRealHub
@WithHub(store = true, crds = true, sharedAs = RealBackups.SHARED_HUB, veleroArguments = RealBackups.SIDE_BY_SIDE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A set of backups by the Velero emulator beside one by a real Velero")
class SideBySideIT {

    /** What a Backup says about itself, its hub and its time. */
    private static final List<String> OF_ITS_OWN = List.of(
            "uid", "resourceVersion", "generation", "creationTimestamp", "managedFields", "annotations", "labels");

    private final RealHub hub;
    private final StoredBackups real;
    private StoredBackups emulated;

    @TempDir
    static Path stores;

    SideBySideIT(RealHub hub) {
        this.hub = hub;
        this.real = new StoredBackups(new FolderStore(hub.store().root(), Hub.BUCKET));
        this.emulated = real;
    }

    static Stream<String> types() {
        return ArchiveTable.TYPES.stream();
    }

    @BeforeAll
    void begin() {
        hub.install(Crds.OURS);
        FleetLoader.load(
                hub.client(), List.of(ArchiveTable.backupSchedule("by-hand").object()), 1);
        ArchiveTable.seed(hub);
        new RealBackups(hub).make(types().map(SideBySideIT::backup).toList());
        var store = new FolderStore(stores, Hub.BUCKET);
        this.emulated = new StoredBackups(store);
        var writer = new BackupWriter(hub.client());
        types().map(SideBySideIT::backup).forEach(backup -> emulate(writer, backup, store));
    }

    private static void emulate(BackupWriter writer, GenericKubernetesResource backup, ObjectStore store) {
        backup.setAdditionalProperty("spec", writer.prepare(backup).spec());
        var written = writer.write(backup, store);
        assertThat(written.errors()).isEmpty();
        backup.setAdditionalProperty(
                "status",
                Map.of(
                        "phase",
                        "Completed",
                        "progress",
                        Map.of("totalItems", written.items(), "itemsBackedUp", written.items())));
        BackupWriter.finish(backup, store);
    }

    @ParameterizedTest(name = "3.3 {0}: the same objects under the same paths")
    @MethodSource("types")
    void objects(String type) {
        assertThat(objects(emulated, type)).containsExactlyEntriesOf(objects(real, type));
    }

    @ParameterizedTest(name = "3.2 {0}: the Backup asks for the same, and counts the same")
    @MethodSource("types")
    void backups(String type) throws IOException {
        assertThat(backup(emulated, type)).isEqualTo(backup(real, type));
    }

    @ParameterizedTest(
            name = "D21 {0}: the same files, and nothing different in those about volumes, names and results")
    @MethodSource("types")
    void files(String type) throws IOException {
        assertThat(keys(emulated, type)).isEqualTo(keys(real, type));
        for (var file : BackupFile.values()) {
            switch (file) {
                case METADATA, CONTENTS, LOG -> {}
                case RESULTS, RESOURCE_LIST, ITEM_OPERATIONS, POD_VOLUME_BACKUPS, VOLUME_SNAPSHOTS, VOLUME_INFO ->
                    assertThat(unzipped(emulated, type, file)).as(file.name()).isEqualTo(unzipped(real, type, file));
            }
        }
    }

    private static String name(String type) {
        return "beside-" + type.toLowerCase(Locale.ROOT);
    }

    private static GenericKubernetesResource backup(String type) {
        return Manifest.of("velero.io/v1", "Backup", name(type))
                .in(Hub.NAMESPACE)
                .spec(ArchiveTemplates.of(type))
                .build();
    }

    private Map<ArchiveKey, GenericKubernetesResource> objects(StoredBackups backups, String type) {
        var root = backups.equals(real) ? hub.store() : new io.hubbackup.kit.FolderStore(stores);
        Archive archive = root.archive(name(type));
        var objects = new TreeMap<ArchiveKey, GenericKubernetesResource>();
        archive.keys().forEach(key -> objects.put(key, archive.object(key).orElseThrow()));
        return objects;
    }

    /** Without what names this Backup, and without the parts that a controller fills in: times, where it is stored, how long it lives. */
    private static JsonNode backup(StoredBackups backups, String type) throws IOException {
        var json = (ObjectNode) HubApi.JSON.readTree(backups.file(name(type), BackupFile.METADATA));
        ((ObjectNode) json.get("metadata")).remove(OF_ITS_OWN);
        ((ObjectNode) json.get("spec")).remove(List.of("ttl", "storageLocation"));
        ((ObjectNode) json.get("status"))
                .remove(List.of("version", "formatVersion", "expiration", "startTimestamp", "completionTimestamp"));
        return json;
    }

    private static List<String> keys(StoredBackups backups, String type) {
        return backups.store().list("backups/" + name(type) + "/");
    }

    private static JsonNode unzipped(StoredBackups backups, String type, BackupFile file) throws IOException {
        try (var zip = new GZIPInputStream(new ByteArrayInputStream(backups.file(name(type), file)))) {
            return HubApi.JSON.readTree(zip);
        }
    }
}
