package io.hubbackup.decide.backup.preparation;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.hub.ClusterDeploymentSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.wire.BackupLabelValues;
import java.util.List;

/** What a ClusterDeployment refers to and cannot be restored without (B4.6), and its own way past hive's webhook (B4.18). */
final class HiveReferences {

    private final Indexed<SecretSeen> secrets;
    private final Indexed<SecretSeen> configMaps;
    private final LabelClaims claims;

    private HiveReferences(Indexed<SecretSeen> secrets, Indexed<SecretSeen> configMaps, LabelClaims claims) {
        this.secrets = secrets;
        this.configMaps = configMaps;
        this.claims = claims;
    }

    static void claim(
            List<ClusterDeploymentSeen> deployments,
            Indexed<SecretSeen> secrets,
            Indexed<SecretSeen> configMaps,
            LabelClaims claims) {
        var references = new HiveReferences(secrets, configMaps, claims);
        deployments.forEach(references::claim);
    }

    private void claim(ClusterDeploymentSeen deployment) {
        var because = "B4.6 named by ClusterDeployment " + deployment.key();
        deployment
                .certificateBundleSecrets()
                .forEach(name -> secret(deployment, name, BackupLabelValues.CERTIFICATE_BUNDLE, because));
        deployment.pullSecret().ifPresent(name -> secret(deployment, name, BackupLabelValues.PULL_SECRET, because));
        deployment
                .manifestsSecret()
                .ifPresent(name -> secret(deployment, name, BackupLabelValues.MANIFESTS_SECRET, because));
        deployment
                .manifestsConfigMap()
                .flatMap(name -> configMaps.get(deployment.namespace(), name))
                .ifPresent(
                        map -> claims.select(Kinds.CONFIG_MAP, map, BackupLabelValues.MANIFESTS_CONFIG_MAP, because));
        if (deployment.poolReference()) {
            claims.letRestore(Kinds.CLUSTER_DEPLOYMENT, deployment, "B4.18 made for a ClusterPool");
        }
    }

    /** B4.14: a name without an object is not an error; hive makes some of them later. */
    private void secret(ClusterDeploymentSeen deployment, String name, String value, String because) {
        secrets.get(deployment.namespace(), name)
                .ifPresent(found -> claims.select(Kinds.SECRET, found, value, because));
    }
}
