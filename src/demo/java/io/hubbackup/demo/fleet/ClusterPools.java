package io.hubbackup.demo.fleet;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The pool that the pooled clusters came out of, and its secrets. */
final class ClusterPools {

    static final String NAMESPACE = "pools";
    static final String NAME = "pool-a";

    private ClusterPools() {}

    static List<GenericKubernetesResource> objects(FleetSpec spec, int size) {
        if (size == 0) {
            return List.of();
        }
        var secrets = new Secrets(spec, -2);
        return Stream.of(
                        Manifest.namespace(NAMESPACE),
                        Manifest.of("hive.openshift.io/v1", "ClusterPool", NAME)
                                .in(NAMESPACE)
                                .spec(spec(size)),
                        secrets.opaque(NAMESPACE, NAME + "-aws-creds", "aws_secret_access_key"),
                        secrets.pullSecret(NAMESPACE, NAME + "-pull-secret"),
                        secrets.opaque(NAMESPACE, NAME + "-install-config", "install-config.yaml"),
                        secrets.opaque(NAMESPACE, "other-team", "note"))
                .map(Manifest::build)
                .toList();
    }

    private static Map<String, Object> spec(int size) {
        return Map.of(
                "baseDomain", "example.com",
                "imageSetRef", Map.of("name", "img4.20.4-x86-64"),
                "platform",
                        Map.of(
                                "aws",
                                Map.of(
                                        "region",
                                        "eu-central-1",
                                        "credentialsSecretRef",
                                        Map.of("name", NAME + "-aws-creds"))),
                "pullSecretRef", Map.of("name", NAME + "-pull-secret"),
                "size", size);
    }
}
