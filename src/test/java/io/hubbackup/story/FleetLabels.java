package io.hubbackup.story;

import io.hubbackup.demo.fleet.Fleet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which objects of a generated fleet must be labelled for the backup and how, worked out without the operator (spec 4.2): {@code namespace/name} and
 * value.
 */
final class FleetLabels {

    private static final String HIVE_TYPE = "hive.openshift.io/secret-type";

    private final Fleet fleet;
    private final List<Seen> deployments;
    private final SortedMap<String, Seen> secrets = new TreeMap<>();

    /**
     * @param deployments the ClusterDeployments as the API server has them: it drops references that their definition does not know
     */
    FleetLabels(Fleet fleet, List<Seen> deployments) {
        this.fleet = fleet;
        this.deployments = deployments;
        fleet.stream("Secret").map(Seen::new).forEach(secret -> secrets.put(secret.path(), secret));
    }

    /** B4.6–B4.11, in the order in which the first one wins (B4.13). */
    SortedMap<String, String> ofSecrets() {
        var labels = new TreeMap<String, String>();
        deployments.forEach(deployment -> {
            bundles(deployment).forEach(name -> claim(labels, deployment, name, "certificatebundle"));
            claim(labels, deployment, deployment.text("spec", "pullSecretRef", "name"), "pullsecret");
            claim(
                    labels,
                    deployment,
                    deployment.text("spec", "provisioning", "manifestsSecretRef", "name"),
                    "manifestssecret");
        });
        pooled().forEach(deployment -> secrets.values().stream()
                .filter(secret -> secret.namespace().equals(deployment.namespace()))
                .filter(secret -> secret.name().startsWith(deployment.name() + "-"))
                .filter(secret ->
                        !secret.name().contains("-bootstrap-") && !secret.name().equals(deployment.name() + "-import"))
                .forEach(secret -> claim(labels, deployment, secret.name(), "clusterpool")));
        if (!fleet.pooled().isEmpty()) {
            labels.put("pools/pool-a-aws-creds", "clusterpool");
            labels.put("pools/pool-a-pull-secret", "clusterpool");
        }
        labels.put("hosts/edge-pull-secret", "agent-install");
        labels.put("hosts/edge-0-bmc", "baremetal");
        return labels;
    }

    SortedMap<String, String> ofConfigMaps() {
        var labels = new TreeMap<String, String>();
        var present = fleet.stream("ConfigMap").map(Seen::new).map(Seen::path).toList();
        deployments.forEach(deployment -> {
            var path = deployment.namespace() + "/"
                    + deployment.text("spec", "provisioning", "manifestsConfigMapRef", "name");
            if (present.contains(path)) {
                labels.put(path, "manifestsconfigmap");
            }
        });
        return labels;
    }

    /** B4.18: the ClusterDeployments that came out of a pool. */
    SortedMap<String, String> ofDeployments() {
        var labels = new TreeMap<String, String>();
        pooled().forEach(deployment -> labels.put(deployment.path(), "true"));
        return labels;
    }

    private Stream<Seen> pooled() {
        return deployments.stream()
                .filter(deployment -> deployment.value("spec", "clusterPoolRef").isPresent());
    }

    private static List<String> bundles(Seen deployment) {
        return deployment.value("spec", "certificateBundles").stream()
                .flatMap(list -> ((List<?>) list).stream())
                .map(bundle -> (Map<?, ?>) ((Map<?, ?>) bundle).get("certificateSecretRef"))
                .map(reference -> String.valueOf(reference.get("name")))
                .toList();
    }

    private void claim(SortedMap<String, String> labels, Seen deployment, String name, String value) {
        var path = deployment.namespace() + "/" + name;
        Optional.ofNullable(secrets.get(path))
                .filter(secret -> secret.label(HIVE_TYPE).isEmpty())
                .ifPresent(secret -> labels.putIfAbsent(path, value));
    }
}
