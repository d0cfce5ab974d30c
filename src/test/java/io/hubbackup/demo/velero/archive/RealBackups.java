package io.hubbackup.demo.velero.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.RealHub;
import java.time.Duration;
import java.util.List;

/** Backups that the real Velero of a hub makes. */
record RealBackups(RealHub hub) {

    /** For {@code WithHub.veleroArguments}: otherwise backups wait for each other. */
    static final String SIDE_BY_SIDE = "--concurrent-backups=10";

    /** For {@code WithHub.sharedAs}: starting a hub takes longer than these tests. */
    static final String SHARED_HUB = "velero-emulator";

    /** The same, for one that none of the objects is on. */
    static final String EMPTY_HUB = "velero-emulator-empty";

    private static final Duration AT_MOST = Duration.ofMinutes(2);

    /** Creates them, and waits until all of them are Completed. */
    void make(List<GenericKubernetesResource> backups) {
        backups.forEach(backup -> backups().resource(backup).create());
        backups.forEach(backup -> await(backup.getMetadata().getName(), "Completed"));
    }

    GenericKubernetesResource await(String name, String phase) {
        hub.within(AT_MOST, "Backup %s is %s".formatted(name, phase))
                .untilAsserted(
                        () -> assertThat((Object) backups().withName(name).get().get("status", "phase"))
                                .isEqualTo(phase));
        return backups().withName(name).get();
    }

    NonNamespaceOperation<GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            backups() {
        return hub.client().genericKubernetesResources("velero.io/v1", "Backup").inNamespace(Hub.NAMESPACE);
    }
}
