package io.hubbackup.demo.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.hubbackup.run.UnknownFieldsAreKept;
import java.nio.file.Path;

/** Clients of one hub, with the settings of production. */
record Clients(Path kubeconfig) {

    private static final int UNLIMITED = 1_024;

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
        return new ConfigBuilder(Config.fromKubeconfig(kubeconfig.toFile()))
                .withUserAgent(userAgent)
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
