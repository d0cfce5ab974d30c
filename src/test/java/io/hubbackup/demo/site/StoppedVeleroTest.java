package io.hubbackup.demo.site;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.hubbackup.demo.fleet.VeleroDeployment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("bed-embedded-hub")
class StoppedVeleroTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    @DisplayName(
            "policies T07 whoever scales Velero to nothing on a hub of the demonstration has none, and sees it; scaled up again it works")
    void scaled(@TempDir Path folder) {
        try (var fleet = new ManagedFleet();
                var store = new SharedStore(folder.resolve("store"));
                var hub = SampleHub.start(new SampleHub.Wanted(1, 1, Map.of(), folder, store, fleet, words -> {}))) {
            var site = hub.site();
            await("Velero works", site, 1);
            Awaitility.await("it has looked at its storage")
                    .atMost(SOON)
                    .until(() -> validated(site).isPresent());

            scale(site, 0);
            await("Velero has ended", site, 0);
            // a look that had begun may still be written down
            var last = new AtomicReference<>(validated(site));
            Awaitility.await("nobody looks at the storage, which is looked at every three seconds")
                    .during(Duration.ofSeconds(5))
                    .atMost(SOON)
                    .until(() -> {
                        var now = validated(site);
                        return last.getAndSet(now).equals(now);
                    });

            scale(site, 1);
            await("Velero works again", site, 1);
            Awaitility.await("it looks at its storage")
                    .atMost(SOON)
                    .until(() -> !validated(site).equals(last.get()));
        }
    }

    private static void scale(Site site, int replicas) {
        site.client()
                .genericKubernetesResources(VeleroDeployment.API_VERSION, VeleroDeployment.KIND)
                .inNamespace(site.namespace())
                .withName(VeleroDeployment.NAME)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"replicas\":%d}}".formatted(replicas));
    }

    private static void await(String what, Site site, int available) {
        Awaitility.await(what).atMost(SOON).until(() -> available(site) == available);
    }

    private static int available(Site site) {
        Integer available = site.client()
                .genericKubernetesResources(VeleroDeployment.API_VERSION, VeleroDeployment.KIND)
                .inNamespace(site.namespace())
                .withName(VeleroDeployment.NAME)
                .get()
                .get("status", "availableReplicas");
        return Optional.ofNullable(available).orElse(0);
    }

    private static Optional<String> validated(Site site) {
        return Optional.ofNullable(site.client()
                .genericKubernetesResources("velero.io/v1", "BackupStorageLocation")
                .inNamespace(site.namespace())
                .withName("default")
                .get()
                .<String>get("status", "lastValidationTime"));
    }
}
