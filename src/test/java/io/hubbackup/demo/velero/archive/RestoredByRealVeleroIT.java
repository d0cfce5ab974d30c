package io.hubbackup.demo.velero.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Archive;
import io.hubbackup.kit.ArchiveKey;
import io.hubbackup.kit.ArchiveTable;
import io.hubbackup.kit.ArchiveTemplates;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.EmbeddedHubs;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubOptions;
import io.hubbackup.kit.HubProgram;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.RealHub;
import io.hubbackup.kit.WithHub;
import io.hubbackup.kit.Yaml;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the emulator has backed up of an embedded hub, a real Velero restores into an empty real hub, and the objects are equal. */
@NeedsRealHub
@WithHub(store = true, crds = true, sharedAs = VeleroBackups.EMPTY_HUB, veleroArguments = VeleroBackups.SIDE_BY_SIDE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A real Velero restores what the Velero emulator has backed up")
class RestoredByRealVeleroIT {

    private static final Duration AT_MOST = Duration.ofMinutes(2);

    private final RealHub hub;

    RestoredByRealVeleroIT(RealHub hub) {
        this.hub = hub;
    }

    static Stream<String> types() {
        return ArchiveTable.TYPES.stream();
    }

    @BeforeAll
    void begin() {
        hub.install(Crds.OURS);
        // by today's date: what has expired, a real Velero deletes
        try (var hubs = EmbeddedHubs.inRealTime()) {
            emulate(hubs.up(HubOptions.bare()));
        }
        // it looks into the store when it starts, and from then on once a minute
        hub.restart(HubProgram.VELERO);
        types().forEach(this::restore);
    }

    private void emulate(Hub source) {
        // the same definitions, so that no default comes in on the way
        source.apply(hub.kit().hubCrds().stream()
                .flatMap(folder -> Yaml.folder(folder).stream())
                .toList());
        source.install(Crds.OURS);
        FleetLoader.load(
                source.client(), List.of(ArchiveTable.backupSchedule("by-hand").object()), 1);
        ArchiveTable.seed(source);
        new VeleroBackups(source, Hub.NAMESPACE)
                .emulatedOn(hub.store().root())
                .make(types().map(RestoredByRealVeleroIT::backup).toList());
    }

    private static GenericKubernetesResource backup(String type) {
        return Manifest.of("velero.io/v1", "Backup", name(type))
                .spec(ArchiveTemplates.of(type))
                .build();
    }

    private void restore(String type) {
        var name = name(type);
        hub.within(AT_MOST, "Backup " + name + " is known")
                .untilAsserted(
                        () -> assertThat(velero("Backup").withName(name).get()).isNotNull());
        velero("Restore")
                .resource(Manifest.of("velero.io/v1", "Restore", name)
                        .in(Hub.NAMESPACE)
                        .spec(Map.of("backupName", name))
                        .build())
                .create();
        hub.within(AT_MOST, "Restore " + name + " has ended")
                .untilAsserted(() -> assertThat(
                                (Object) velero("Restore").withName(name).get().get("status", "phase"))
                        .isEqualTo("Completed"));
    }

    private NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            velero(String kind) {
        return hub.client().genericKubernetesResources("velero.io/v1", kind).inNamespace(Hub.NAMESPACE);
    }

    @ParameterizedTest(name = "3.3 {0}: every object is there again, and equal")
    @MethodSource("types")
    void restored(String type) {
        var archive = hub.archive(name(type));
        assertThat(restored(archive)).containsExactlyEntriesOf(backedUp(archive));
    }

    private static Map<ArchiveKey, Object> backedUp(Archive archive) {
        var objects = new TreeMap<ArchiveKey, Object>();
        archive.keys().forEach(key -> objects.put(key, kept(archive.object(key).orElseThrow())));
        return objects;
    }

    private Map<ArchiveKey, Object> restored(Archive archive) {
        var objects = new TreeMap<ArchiveKey, Object>();
        archive.keys().forEach(key -> {
            var object = archive.object(key).orElseThrow();
            var kind = hub.client().genericKubernetesResources(object.getApiVersion(), object.getKind());
            var there = key.namespace().isEmpty()
                    ? kind.withName(key.name()).get()
                    : kind.inNamespace(key.namespace()).withName(key.name()).get();
            objects.put(key, there == null ? "absent" : kept(there));
        });
        return objects;
    }

    /**
     * What a restore keeps: everything but the status and what the API server says of an object (uid, versions, creation, managers); owners are not restored either. It adds two labels.
     * A definition that is there already stays as it is, so that of definitions only the name is compared.
     */
    private static Map<String, Object> kept(GenericKubernetesResource object) {
        var metadata = object.getMetadata();
        var labels = new TreeMap<>(Optional.ofNullable(metadata.getLabels()).orElse(Map.of()));
        labels.keySet().removeAll(List.of("velero.io/backup-name", "velero.io/restore-name"));
        var kept = new TreeMap<String, Object>(Map.of(
                "kind", object.getKind(),
                "name", metadata.getName(),
                "labels", labels,
                "annotations", Optional.ofNullable(metadata.getAnnotations()).orElse(Map.of())));
        if (!object.getKind().equals("CustomResourceDefinition")) {
            kept.putAll(object.getAdditionalProperties());
            kept.remove("status");
        } else {
            kept.keySet().removeAll(List.of("labels", "annotations"));
        }
        return kept;
    }

    private static String name(String type) {
        return "emulated-" + type.toLowerCase(Locale.ROOT);
    }
}
