package io.hubbackup.kit;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hubbackup.apiserver.EmbeddedApiServer;
import io.hubbackup.demo.velero.ScriptedStore;
import io.hubbackup.observe.Clockwork;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/** An embedded hub in real time, to which programs of their own connect over HTTP: the operator is a process. */
final class ListeningHub extends EmbeddedHub {

    private static final int UNLIMITED = 1_024;

    private final RealTime time;
    private final KubernetesClient client;

    ListeningHub(HubOptions options, ScriptedStore store, long seed) {
        this(options, store, new RealTime(), seed);
    }

    private ListeningHub(HubOptions options, ScriptedStore store, RealTime time, long seed) {
        super(options, store, EmbeddedApiServer.start(time, time.workers(), new SplittableRandom(seed)));
        this.time = time;
        this.client = clientAs(USER_AGENT);
    }

    @Override
    Resident resident(String name) {
        return new Program(this, new RealTime(), new CopyOnWriteArrayList<>());
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public KubernetesClient clientAs(String userAgent) {
        var config = new ConfigBuilder(Config.fromKubeconfig(kubeconfig().toFile()))
                .withUserAgent(userAgent)
                .withMaxConcurrentRequests(UNLIMITED)
                .withMaxConcurrentRequestsPerHost(UNLIMITED)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    @Override
    public KubernetesClient residentClient(String userAgent) {
        return clientAs(userAgent);
    }

    @Override
    public OperatorUnderTest launchOperator(Map<String, String> settings) {
        return OperatorProcess.launch(OperatorProcess.Artifact.JVM, kubeconfig(), settings);
    }

    @Override
    public Clockwork time() {
        return time;
    }

    @Override
    public Executor workers() {
        return time.workers();
    }

    @Override
    public void skip(Duration ahead) {
        time.skip(ahead);
    }

    @Override
    public Waiting within(Duration atMost, String what) {
        return RealTimeWaiting.within(atMost, what);
    }

    @Override
    public void close() {
        super.close();
        time.close();
    }

    private record Program(ListeningHub hub, RealTime time, List<KubernetesClient> clients) implements Resident {

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
}
