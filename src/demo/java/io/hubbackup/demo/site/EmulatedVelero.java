package io.hubbackup.demo.site;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.apiserver.WallClock;
import io.hubbackup.demo.velero.Pace;
import io.hubbackup.demo.velero.VeleroEmulator;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Velero's emulator in real time, until it is closed. */
final class EmulatedVelero implements AutoCloseable {

    private final KubernetesClient client;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("velero-", 0).factory());
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
                store.stores(),
                new Pace(Duration.ofSeconds(1), Duration.ZERO)));
        return velero;
    }

    @Override
    public void close() {
        time.close();
        threads.shutdownNow();
        client.close();
    }
}
