package io.hubbackup.kit;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;

/** A hub whose time passes by itself, and to which everybody connects by its kubeconfig: the operator is a process of its own. */
interface InRealTime extends Hub {

    @Override
    RealTime time();

    @Override
    default KubernetesClient clientAs(String userAgent) {
        int unlimited = 1_024;
        var config = new ConfigBuilder(Config.fromKubeconfig(kubeconfig().toFile()))
                .withUserAgent(userAgent)
                .withMaxConcurrentRequests(unlimited)
                .withMaxConcurrentRequestsPerHost(unlimited)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    @Override
    default KubernetesClient residentClient(String userAgent) {
        return clientAs(userAgent);
    }

    @Override
    default OperatorUnderTest launchOperator(Map<String, String> settings) {
        return OperatorProcess.launch(OperatorArtifact.underTest(), kubeconfig(), settings);
    }

    @Override
    default Executor workers() {
        return time().workers();
    }

    @Override
    default void skip(Duration ahead) {
        time().skip(ahead);
    }

    @Override
    default Waiting within(Duration atMost, String what) {
        return RealTimeWaiting.within(atMost, what);
    }
}
