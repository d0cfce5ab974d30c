package io.hubbackup.decide.backup.preparation;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.hub.ClusterDeploymentSeen;
import io.hubbackup.hub.ClusterPoolSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.wire.BackupLabelValues;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.HiveNames;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The secrets of ClusterPools and of the ClusterDeployments that hive made for them (B4.7, B4.8).
 *
 * <p>A secret belongs to them when they name it, own it, or when hive labelled it so. Its name alone says so only in the
 * namespace that hive made for the one ClusterDeployment of that name: elsewhere {@code dev-} also begins the name of
 * other people's secrets (BW21).
 */
final class PoolSecrets {

    private final String namespace;
    private final Set<String> named = new HashSet<>();
    private final Set<String> deployments = new HashSet<>();
    private final Set<String> owners = new HashSet<>();

    private PoolSecrets(String namespace) {
        this.namespace = namespace;
    }

    static void claim(
            List<ClusterDeploymentSeen> deployments,
            List<ClusterPoolSeen> pools,
            Indexed<SecretSeen> secrets,
            LabelClaims claims) {
        var namespaces = new TreeMap<String, PoolSecrets>();
        deployments.stream()
                .filter(ClusterDeploymentSeen::poolReference)
                .forEach(deployment -> in(namespaces, deployment.namespace()).add(deployment));
        pools.forEach(pool -> in(namespaces, pool.namespace()).add(pool));
        namespaces.values().forEach(part -> part.claim(secrets, claims));
    }

    private static PoolSecrets in(Map<String, PoolSecrets> namespaces, String namespace) {
        return namespaces.computeIfAbsent(namespace, PoolSecrets::new);
    }

    private void add(ClusterDeploymentSeen deployment) {
        deployments.add(deployment.name());
        owners.add("ClusterDeployment/" + deployment.name());
        named.addAll(deployment.otherSecrets());
    }

    private void add(ClusterPoolSeen pool) {
        owners.add("ClusterPool/" + pool.name());
        named.addAll(pool.secrets());
    }

    private void claim(Indexed<SecretSeen> secrets, LabelClaims claims) {
        secrets.in(namespace).stream()
                .filter(this::belongs)
                .forEach(secret -> claims.select(
                        Kinds.SECRET, secret, BackupLabelValues.CLUSTER_POOL, "B4.7 belongs to a ClusterPool"));
        secrets.get(namespace, HiveNames.importSecretOf(namespace))
                .filter(secret ->
                        BackupLabelValues.CLUSTER_POOL.equals(secret.labels().get(BackupLabels.BACKUP)))
                .ifPresent(secret ->
                        claims.deselect(Kinds.SECRET, secret, "B4.9 an import secret is of no use on another hub"));
    }

    private boolean belongs(SecretSeen secret) {
        if (secret.name().contains(HiveNames.BOOTSTRAP_INFIX)
                || secret.name().equals(HiveNames.importSecretOf(namespace))) {
            return false;
        }
        return named.contains(secret.name())
                || labelledByHive(secret)
                || secret.owners().stream().anyMatch(owners::contains)
                || inItsOwnNamespace(secret);
    }

    private boolean labelledByHive(SecretSeen secret) {
        return Optional.ofNullable(secret.labels().get(HiveNames.CLUSTER_DEPLOYMENT_NAME))
                .filter(deployments::contains)
                .isPresent();
    }

    private boolean inItsOwnNamespace(SecretSeen secret) {
        return deployments.contains(namespace) && secret.name().startsWith(namespace + "-");
    }
}
