package io.hubbackup.demo.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.hubbackup.run.UnknownFieldsAreKept;
import java.nio.file.Path;

/**
 * Clients of one API server, with the settings of production.
 *
 * @param way to it
 */
record Clients(Config way) {

    /** After a server was away one wants to see soon what it has to say. */
    private static final int RECONNECTING = 200;

    private static final int UNLIMITED = 1_024;

    static Clients at(Path kubeconfig) {
        return new Clients(Config.fromKubeconfig(kubeconfig.toFile()));
    }

    /** @param kubeconfig its text */
    static Clients by(String kubeconfig) {
        return new Clients(Config.fromKubeconfig(kubeconfig));
    }

    KubernetesClient as(String userAgent) {
        return of(config(userAgent).build());
    }

    /** One that does not try again when nobody answers. */
    KubernetesClient impatient(String userAgent) {
        return of(config(userAgent).withRequestRetryBackoffLimit(0).build());
    }

    /** @param namespace of what is written without one */
    KubernetesClient as(String userAgent, String namespace) {
        return of(config(userAgent).withNamespace(namespace).build());
    }

    private ConfigBuilder config(String userAgent) {
        return new ConfigBuilder(way)
                .withUserAgent(userAgent)
                .withWatchReconnectInterval(RECONNECTING)
                .withMaxConcurrentRequests(UNLIMITED)
                .withMaxConcurrentRequestsPerHost(UNLIMITED);
    }

    private static KubernetesClient of(Config config) {
        var mapper = new ObjectMapper();
        new UnknownFieldsAreKept().customize(mapper);
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withKubernetesSerialization(new KubernetesSerialization(mapper, true))
                .build();
    }
}
