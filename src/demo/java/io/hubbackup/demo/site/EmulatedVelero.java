package io.hubbackup.demo.site;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.hubbackup.apiserver.WallClock;
import io.hubbackup.demo.fleet.HubFurniture;
import io.hubbackup.demo.velero.Pace;
import io.hubbackup.demo.velero.VeleroEmulator;
import io.hubbackup.wire.velero.VeleroKind;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/** Velero's emulator in real time, until it is closed. */
final class EmulatedVelero implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmulatedVelero.class);

    private final KubernetesClient client;
    private final ExecutorService threads = Threads.named("velero");
    private final WallClock time = new WallClock(threads);

    private EmulatedVelero(KubernetesClient client) {
        this.client = client;
    }

    static EmulatedVelero start(Clients clients, String namespace, SharedStore store) {
        var velero = new EmulatedVelero(clients.as(VeleroEmulator.USER_AGENT));
        VeleroEmulator.start(new VeleroEmulator.Surroundings(
                velero.client,
                velero.time,
                velero.threads,
                namespace,
                store.stores(() -> velero.askToLook(namespace)),
                new Pace(Duration.ofSeconds(1), Duration.ZERO)));
        return velero;
    }

    private void askToLook(String namespace) {
        if (!threads.isShutdown()) {
            threads.execute(() -> lookIntoStore(namespace));
        }
    }

    /** A Velero that has never looked does so at once; otherwise it looks once a minute, which is long when one watches. */
    private void lookIntoStore(String namespace) {
        try {
            client.genericKubernetesResources(VeleroKind.API_VERSION, VeleroKind.BACKUP_STORAGE_LOCATION.kind())
                    .inNamespace(namespace)
                    .withName(HubFurniture.LOCATION)
                    .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\": {\"lastSyncedTime\": null}}");
        } catch (KubernetesClientException refused) {
            LOG.warn("Velero's emulator looks into the store only in its next minute", refused);
        }
    }

    @Override
    public void close() {
        time.close();
        Threads.end(threads);
        client.close();
    }
}
