package io.hubbackup.demo.velero.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.demo.velero.Pace;
import io.hubbackup.demo.velero.Stores;
import io.hubbackup.demo.velero.VeleroEmulator;
import io.hubbackup.kit.Hub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Backups made by the Velero of one namespace of a hub. */
record VeleroBackups(Hub hub, String namespace) {

    /** For {@code WithHub.veleroArguments}: otherwise backups wait for each other. */
    static final String SIDE_BY_SIDE = "--concurrent-backups=10";

    /** For {@code WithHub.sharedAs}: starting a hub takes longer than these tests. */
    static final String SHARED_HUB = "velero-emulator";

    /** The same, for one that none of the objects is on. */
    static final String EMPTY_HUB = "velero-emulator-empty";

    private static final Duration AT_MOST = Duration.ofMinutes(2);

    /** Lets an emulator work in this namespace, on the store of a real Velero or one of its own. */
    VeleroBackups emulatedOn(Path root) {
        try {
            Files.createDirectories(root.resolve(Hub.BUCKET));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FleetLoader.load(hub.client(), List.of(Manifest.namespace(namespace).build(), location(root)), 1);
        VeleroEmulator.start(new VeleroEmulator.Surroundings(
                hub.residentClient(VeleroEmulator.USER_AGENT),
                hub.time(),
                hub.workers(),
                namespace,
                Stores.FOLDERS,
                new Pace(Duration.ZERO, Duration.ZERO)));
        return this;
    }

    private GenericKubernetesResource location(Path root) {
        return Manifest.of("velero.io/v1", "BackupStorageLocation", "default")
                .in(namespace)
                .spec(Map.of(
                        "provider",
                        "hubbackup.io/folder",
                        "default",
                        true,
                        "objectStorage",
                        Map.of("bucket", Hub.BUCKET),
                        "config",
                        Map.of("root", root.toString())))
                .build();
    }

    /** Creates them, and waits until all of them are Completed. */
    void make(List<GenericKubernetesResource> backups) {
        backups.forEach(this::create);
        backups.forEach(backup -> await(backup.getMetadata().getName(), "Completed"));
    }

    void create(GenericKubernetesResource backup) {
        backup.getMetadata().setNamespace(namespace);
        objects("Backup").resource(backup).create();
    }

    GenericKubernetesResource await(String name, String phase) {
        return await("Backup", name, phase);
    }

    GenericKubernetesResource await(String kind, String name, String phase) {
        hub.within(AT_MOST, "%s %s is %s".formatted(kind, name, phase))
                .untilAsserted(() -> assertThat(objects(kind).withName(name).get())
                        .isNotNull()
                        .describedAs("%s", (Object) objects(kind).withName(name).get())
                        .extracting(object -> object.<Object>get("status", "phase"))
                        .isEqualTo(phase));
        return objects(kind).withName(name).get();
    }

    NonNamespaceOperation<GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            objects(String kind) {
        return hub.client().genericKubernetesResources("velero.io/v1", kind).inNamespace(namespace);
    }
}
