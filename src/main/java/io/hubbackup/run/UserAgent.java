package io.hubbackup.run;

import io.fabric8.kubernetes.client.Config;
import io.quarkus.kubernetes.client.KubernetesConfigCustomizer;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The name under which the API server's audit log shows this operator. */
@Singleton
public final class UserAgent implements KubernetesConfigCustomizer {

    private final String userAgent;

    UserAgent(
            @ConfigProperty(name = "quarkus.application.name") String name,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.userAgent = name + "/" + version;
    }

    @Override
    public void customize(Config config) {
        config.setUserAgent(userAgent);
    }
}
