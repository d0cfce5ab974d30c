package io.hubbackup.kit;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/** A process on a hub in real time, played by threads of this JVM. */
record RealResident(InRealTime hub, RealTime time, List<KubernetesClient> clients) implements Resident {

    RealResident(InRealTime hub) {
        this(hub, new RealTime(), new CopyOnWriteArrayList<>());
    }

    @Override
    public Executor threads() {
        return time.workers();
    }

    @Override
    public KubernetesClient client(String userAgent) {
        var client = hub.clientAs(userAgent);
        clients.add(client);
        return client;
    }

    @Override
    public void kill() {
        time.close();
        clients.forEach(KubernetesClient::close);
    }
}
