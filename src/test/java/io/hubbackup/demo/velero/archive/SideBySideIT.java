package io.hubbackup.demo.velero.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.demo.velero.store.BackupFile;
import io.hubbackup.demo.velero.store.FolderStore;
import io.hubbackup.demo.velero.store.StoredBackups;
import io.hubbackup.kit.Archive;
import io.hubbackup.kit.ArchiveKey;
import io.hubbackup.kit.ArchiveTable;
import io.hubbackup.kit.ArchiveTemplates;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.EmbeddedHubs;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubOptions;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.RealHub;
import io.hubbackup.kit.WithHub;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The five Backups of a set, made of the same hub by a real Velero and by the emulator: what lies in the store is the same. */
@NeedsRealHub
@WithHub(store = true, crds = true, sharedAs = VeleroBackups.SHARED_HUB, veleroArguments = VeleroBackups.SIDE_BY_SIDE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A set of backups by the Velero emulator beside one by a real Velero")
class SideBySideIT {

    /** The namespace of the emulator on the real hub: a Velero minds its own. */
    private static final String BESIDE = "emulated";

    /** What a Backup says about itself and its hub. */
    private static final List<String> OF_ITS_OWN =
            List.of("namespace", "uid", "resourceVersion", "generation", "creationTimestamp", "managedFields");

    private static final List<String> TIMES = List.of("expiration", "startTimestamp", "completionTimestamp");

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
        new VeleroBackups(hub, Hub.NAMESPACE).make(set());
        emulated = new StoredBackups(new FolderStore(stores, Hub.BUCKET));
        new VeleroBackups(hub, BESIDE).emulatedOn(stores).make(set());
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

    @Test
    @DisplayName(
            "B3.2 what the real Velero has made is known on an embedded hub on the same folder, as the real one knows it")
    void known() {
        var real = new VeleroBackups(hub, Hub.NAMESPACE);
        try (var hubs = EmbeddedHubs.inSimulatedTime()) {
            var other = new VeleroBackups(hubs.up(new HubOptions(false, true, Optional.empty(), "")), Hub.NAMESPACE)
                    .emulatedOn(hub.store().root());
            types().forEach(type -> {
                var brought = other.await(name(type), "Completed");
                var made = real.await(name(type), "Completed");
                assertThat(brought.getMetadata().getLabels())
                        .isEqualTo(made.getMetadata().getLabels());
                assertThat(brought.getMetadata().getAnnotations())
                        .isEqualTo(made.getMetadata().getAnnotations());
                assertThat(brought.<Object>get("status")).isEqualTo(made.<Object>get("status"));
                assertThat(brought.getMetadata().getUid())
                        .isNotEqualTo(made.getMetadata().getUid());
            });
        }
    }

    private static String name(String type) {
        return "beside-" + type.toLowerCase(Locale.ROOT);
    }

    private static List<GenericKubernetesResource> set() {
        return types().map(type -> Manifest.of("velero.io/v1", "Backup", name(type))
                        .label("cluster.open-cluster-management.io/backup-schedule-type", type)
                        .annotation("note", "kept")
                        .spec(ArchiveTemplates.of(type))
                        .build())
                .toList();
    }

    private Map<ArchiveKey, GenericKubernetesResource> objects(StoredBackups backups, String type) {
        var root = backups.equals(real) ? hub.store() : new io.hubbackup.kit.FolderStore(stores);
        Archive archive = root.archive(name(type));
        var objects = new TreeMap<ArchiveKey, GenericKubernetesResource>();
        archive.keys().forEach(key -> objects.put(key, archive.object(key).orElseThrow()));
        return objects;
    }

    /** Without what names this object, and without times, which must be there. */
    private static JsonNode backup(StoredBackups backups, String type) throws IOException {
        var json = (ObjectNode) HubApi.JSON.readTree(backups.file(name(type), BackupFile.METADATA));
        ((ObjectNode) json.get("metadata")).remove(OF_ITS_OWN);
        var status = (ObjectNode) json.get("status");
        TIMES.forEach(time -> assertThat(status.remove(time).asText()).as(time).endsWith("Z"));
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
