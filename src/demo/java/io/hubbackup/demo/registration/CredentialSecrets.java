package io.hubbackup.demo.registration;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Optional;
import java.util.function.Consumer;

/** What clusters can be imported with on one hub, and how often that is to be done. */
final class CredentialSecrets {

    private static final ResourceDefinitionContext DEPLOYMENT = new ResourceDefinitionContext.Builder()
            .withGroup("hive.openshift.io")
            .withVersion("v1")
            .withKind("ClusterDeployment")
            .withPlural("clusterdeployments")
            .withNamespaced(true)
            .build();

    private final KubernetesClient client;
    private final Known<Secret> secrets;
    private final Known<GenericKubernetesResource> deployments;
    private final Known<ConfigMap> settings;

    /** @param strategyChanged is called when all clusters are to be looked at */
    CredentialSecrets(KubernetesClient client, Consumer<String> changed, Runnable strategyChanged) {
        this.client = client;
        this.secrets = new Known<>(secret -> secret.getMetadata().getNamespace(), changed);
        this.deployments = new Known<>(deployment -> deployment.getMetadata().getNamespace(), changed);
        this.settings = new Known<>(map -> map.getMetadata().getName(), name -> strategyChanged.run());
    }

    void watchSecrets() {
        client.secrets()
                .inAnyNamespace()
                .withField("metadata.name", Marks.IMPORT_SECRET)
                .inform(secrets);
    }

    void watchDeployments() {
        client.genericKubernetesResources(DEPLOYMENT).inAnyNamespace().inform(deployments);
    }

    void watchSettings() {
        client.configMaps()
                .inNamespace(Marks.ENGINE_NAMESPACE)
                .withName(Marks.SETTINGS)
                .inform(settings);
    }

    /** Whether a cluster that was imported is left alone from then on; so it is where nobody says otherwise. */
    boolean importsOnce() {
        return settings.of(Marks.SETTINGS)
                .flatMap(map -> Optional.ofNullable(map.getData()))
                .filter(data -> Marks.IMPORT_AND_SYNC.equals(data.get(Marks.STRATEGY)))
                .isEmpty();
    }

    /** The import secret of a cluster; else what hive knows of a cluster that it has made. */
    Optional<CredentialSecret> of(ManagedCluster cluster) {
        return secrets.of(cluster.name())
                .or(() -> deployments.of(cluster.name()).flatMap(this::ofHive))
                .map(CredentialSecret::new);
    }

    private Optional<Secret> ofHive(GenericKubernetesResource deployment) {
        boolean installed = Boolean.TRUE.equals(deployment.<Object>get("spec", "installed"));
        boolean unclaimed = deployment.<Object>get("spec", "clusterPoolRef") != null
                && deployment.<Object>get("spec", "clusterPoolRef", "claimedTimestamp") == null;
        return Optional.ofNullable(
                        deployment.<Object>get("spec", "clusterMetadata", "adminKubeconfigSecretRef", "name"))
                .filter(name -> installed && !unclaimed)
                .map(name -> client.secrets()
                        .inNamespace(deployment.getMetadata().getNamespace())
                        .withName(String.valueOf(name))
                        .get());
    }

    /** A secret has done what it was for. That of hive stays, and so does one that says so. */
    void used(CredentialSecret secret) {
        if (secret.secret().getMetadata().getName().equals(Marks.IMPORT_SECRET) && !secret.isKept()) {
            client.secrets()
                    .inNamespace(secret.namespace())
                    .withName(Marks.IMPORT_SECRET)
                    .delete();
            secrets.forget(secret.secret());
        }
    }
}
