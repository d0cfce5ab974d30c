package io.hubbackup.hub;

import java.util.List;
import java.util.Optional;

/**
 * A hive ClusterDeployment and the names that it refers to, all in its own namespace.
 *
 * @param drLabel value of {@code hive.openshift.io/disable-creation-webhook-for-dr}, if present
 * @param poolReference whether {@code spec.clusterPoolRef} is set
 * @param otherSecrets every other secret that the spec or the cluster metadata names (credentials, install config, admin kubeconfig …),
 *     but never {@code boundServiceAccountSigningKeySecretRef}: that key is not backed up (B4.15)
 */
public record ClusterDeploymentSeen(
        ObjectKey key,
        String uid,
        Optional<String> drLabel,
        boolean poolReference,
        List<String> certificateBundleSecrets,
        Optional<String> pullSecret,
        Optional<String> manifestsSecret,
        Optional<String> manifestsConfigMap,
        List<String> otherSecrets,
        boolean deleting)
        implements Keyed {}
