package io.hubbackup.demo.registration;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Hub;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a hub has of clusters, and what a backup tool does with them. */
record HubClusters(Hub hub) {

    static final int USUAL_LEASE = 60;
    private static final String RESTORED = "cluster.open-cluster-management.io/restore-auto-import-secret";

    /** ManagedClusters with their namespaces and accounts. */
    void create(List<String> names) {
        create(names, USUAL_LEASE);
    }

    /** @param lease in seconds */
    void create(List<String> names, int lease) {
        names.forEach(name -> FleetLoader.load(
                hub.client(),
                List.of(
                        Manifest.namespace(name).build(),
                        Manifest.of("cluster.open-cluster-management.io/v1", "ManagedCluster", name)
                                .spec(Map.of("hubAcceptsClient", true, "leaseDurationSeconds", lease))
                                .build(),
                        Manifest.of(
                                        "authentication.open-cluster-management.io/v1beta1",
                                        "ManagedServiceAccount",
                                        "auto-import-account")
                                .in(name)
                                .spec(Map.of("rotation", Map.of("enabled", true, "validity", "10h0m0s")))
                                .build()),
                1));
    }

    Optional<Secret> token(String cluster) {
        return Optional.ofNullable(hub.client()
                .secrets()
                .inNamespace(cluster)
                .withName("auto-import-account")
                .get());
    }

    /** The token of a cluster as a backup has it of a hub that is dead. */
    Secret givenToken(String cluster, TokenIssuer issuer) {
        var token = issuer.issue(cluster, "auto-import-account", Duration.ofHours(10))
                .orElseThrow();
        return new SecretBuilder()
                .withNewMetadata()
                .withNamespace(cluster)
                .endMetadata()
                .withData(Map.of("token", encoded(token.value())))
                .build();
    }

    /** Takes the token of another hub along. */
    void importWith(Secret token, String server, boolean kept) {
        var cluster = token.getMetadata().getNamespace();
        create(
                cluster,
                Map.of("server", encoded(server), "token", token.getData().get("token")),
                kept);
    }

    void create(String cluster, Map<String, String> data, boolean kept) {
        var secret = Manifest.secret(cluster, Marks.IMPORT_SECRET)
                .label(RESTORED, "true")
                .with("data", new HashMap<>(data));
        if (kept) {
            secret.annotation(Marks.KEEPS_SECRET, "");
        }
        hub.client().resource(secret.build()).create();
    }

    static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean hasImportSecret(String cluster) {
        return hub.client()
                        .secrets()
                        .inNamespace(cluster)
                        .withName(Marks.IMPORT_SECRET)
                        .get()
                != null;
    }

    ManagedCluster cluster(String name) {
        return new ManagedCluster(hub.client()
                .genericKubernetesResources(ManagedCluster.KIND)
                .withName(name)
                .get());
    }

    void annotate(String cluster, String annotation, String value) {
        new HubApi(hub.client())
                .merge(
                        ManagedCluster.PATH + cluster,
                        Map.of("metadata", Map.of("annotations", Map.of(annotation, value))));
    }

    void forgetAddress(String cluster) {
        new HubApi(hub.client())
                .merge(ManagedCluster.PATH + cluster, Map.of("spec", Map.of("managedClusterClientConfigs", List.of())));
    }

    void strategy(String strategy) {
        FleetLoader.load(
                hub.client(),
                List.of(
                        Manifest.namespace(Marks.ENGINE_NAMESPACE).build(),
                        Manifest.configMap(Marks.ENGINE_NAMESPACE, Marks.SETTINGS)
                                .with("data", Map.of(Marks.STRATEGY, strategy))
                                .build()),
                1);
    }

    /** Status, reason and message of a condition, in one line. */
    String said(String cluster, String type) {
        return cluster(cluster)
                .condition(type)
                .map(condition -> "%s %s: %s".formatted(condition.status(), condition.reason(), condition.message()))
                .orElse("nothing");
    }
}
