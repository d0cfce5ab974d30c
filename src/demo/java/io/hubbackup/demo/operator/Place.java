package io.hubbackup.demo.operator;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.hubbackup.demo.time.SimulatedProcess;
import io.hubbackup.demo.time.VirtualTime;
import io.hubbackup.run.UnknownFieldsAreKept;

/**
 * Where an operator runs: a server and the time in which it lives.
 *
 * @param url of the server, which nobody connects to
 * @param token by which the server knows who asks; may be empty
 */
public record Place(VirtualTime time, DirectTransport.Server server, String url, String token) {

    /** For all clients: to find out about all kinds of Kubernetes takes longer than to live through an hour. */
    private static final KubernetesSerialization SERIALIZATION = serialization();

    private static KubernetesSerialization serialization() {
        var mapper = new ObjectMapper();
        new UnknownFieldsAreKept().customize(mapper);
        return new KubernetesSerialization(mapper, true);
    }

    /** A client for a thread outside, a test for instance: each request waits for a quiet moment, so that the same test makes the same run. */
    public KubernetesClient clientFromOutside(String userAgent) {
        var process = time.process(userAgent);
        var transport = new DirectTransport(server, process, time::settleForOutside);
        // Its next attempt would come only when time passes, for which whoever asks is responsible himself.
        return client(
                transport,
                process,
                config(userAgent).withRequestRetryBackoffLimit(0).build());
    }

    /** A client that lives and dies with a process. */
    public KubernetesClient client(SimulatedProcess process, String userAgent) {
        var transport = new DirectTransport(server, process, () -> {});
        process.atDeath(transport::sever);
        return client(transport, process, config(userAgent).build());
    }

    private KubernetesClient client(DirectTransport transport, SimulatedProcess process, Config config) {
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(transport)
                .withTaskExecutor(process)
                .withKubernetesSerialization(SERIALIZATION)
                .build();
    }

    /** Nothing of the machine on which this runs. */
    private ConfigBuilder config(String userAgent) {
        var config = new ConfigBuilder(Config.empty()).withMasterUrl(url).withUserAgent(userAgent);
        return token.isEmpty() ? config : config.withOauthToken(token);
    }
}
