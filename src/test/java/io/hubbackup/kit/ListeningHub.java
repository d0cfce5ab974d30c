package io.hubbackup.kit;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.apiserver.EmbeddedApiServer;
import io.hubbackup.demo.velero.store.MemoryStore;
import java.util.SplittableRandom;

/** An embedded hub in real time, to which programs of their own connect over HTTP: the operator is a process. */
final class ListeningHub extends EmbeddedHub implements InRealTime {

    private final RealTime time;
    private final KubernetesClient client;

    ListeningHub(HubOptions options, MemoryStore store, long seed) {
        this(options, store, new RealTime(), seed);
    }

    private ListeningHub(HubOptions options, MemoryStore store, RealTime time, long seed) {
        super(options, store, EmbeddedApiServer.start(time, time.workers(), new SplittableRandom(seed)));
        this.time = time;
        this.client = clientAs(USER_AGENT);
    }

    @Override
    Resident resident(String name) {
        return new RealResident(this);
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public RealTime time() {
        return time;
    }

    @Override
    public void close() {
        super.close();
        time.close();
    }
}
