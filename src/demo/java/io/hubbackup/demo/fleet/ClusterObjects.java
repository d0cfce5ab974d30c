package io.hubbackup.demo.fleet;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** All objects of one managed cluster, as its namespace on the hub shows them: what every cluster has, then what its origin adds. */
public final class ClusterObjects {

    private static final int POLICY_EVERY = 10;
    private static final int OLD_LABEL_EVERY = 4;
    private static final List<String> ADD_ONS = List.of("work-manager", "application-manager");

    private final FleetSpec spec;
    private final int index;
    private final ClusterOrigin origin;
    private final String name;
    private final Secrets secrets;

    ClusterObjects(FleetSpec spec, int index, ClusterOrigin origin) {
        this.spec = spec;
        this.index = index;
        this.origin = origin;
        this.name = origin.nameOf(index);
        this.secrets = new Secrets(spec, index);
    }

    List<GenericKubernetesResource> all() {
        var all = new ArrayList<>(List.of(namespace(), managedCluster(), addOnConfiguration()));
        ADD_ONS.forEach(addOn -> all.add(addOn(addOn)));
        all.addAll(importSecrets());
        all.addAll(works());
        all.addAll(replicatedPolicies());
        all.addAll(
                switch (origin) {
                    case IMPORTED -> new ImportedCluster(spec, index, name, secrets).objects();
                    case HIVE -> new HiveCluster(index, name, secrets).objects();
                    case POOLED -> new HiveCluster(index, name, secrets).objectsOfPool();
                });
        return all.stream().map(Manifest::build).toList();
    }

    private Manifest namespace() {
        return Manifest.namespace(name)
                .label(Marks.CLUSTER_NAMESPACE, name)
                .label("open-cluster-management.io/cluster-name", name);
    }

    private Manifest managedCluster() {
        var id = new UUID(spec.seed(), index).toString();
        return Manifest.of("cluster.open-cluster-management.io/v1", "ManagedCluster", name)
                .label("cloud", "Amazon")
                .label("vendor", "OpenShift")
                .label("name", name)
                .label("clusterID", id)
                .label("openshiftVersion", "4.20.4")
                .label("cluster.open-cluster-management.io/clusterset", "default")
                .label("feature.open-cluster-management.io/addon-work-manager", "available")
                .annotation("open-cluster-management/created-via", origin == ClusterOrigin.IMPORTED ? "other" : "hive")
                .spec(Map.of("hubAcceptsClient", true, "leaseDurationSeconds", 60))
                .status(Map.of(
                        "conditions",
                        Stream.of(
                                        "HubAcceptedManagedCluster",
                                        "ManagedClusterJoined",
                                        "ManagedClusterConditionAvailable")
                                .map(this::condition)
                                .toList(),
                        "clusterClaims",
                        List.of(
                                Map.of("name", "id.k8s.io", "value", id),
                                Map.of("name", "platform.open-cluster-management.io", "value", "AWS")),
                        "version",
                        Map.of("kubernetes", "v1.33.4")));
    }

    private Map<String, String> condition(String type) {
        return Map.of(
                "type", type,
                "status", "True",
                "reason", type,
                "message", "as it should be",
                "lastTransitionTime", "2025-11-01T00:00:00Z");
    }

    private Manifest addOnConfiguration() {
        var enabled = Map.of("enabled", true);
        return Manifest.of("agent.open-cluster-management.io/v1", "KlusterletAddonConfig", name)
                .in(name)
                .spec(Map.of(
                        "clusterName", name,
                        "clusterNamespace", name,
                        "applicationManager", enabled,
                        "certPolicyController", enabled,
                        "policyController", enabled,
                        "searchCollector", enabled));
    }

    private Manifest addOn(String addOn) {
        return Manifest.of("addon.open-cluster-management.io/v1alpha1", "ManagedClusterAddOn", addOn)
                .in(name)
                .spec(Map.of());
    }

    private List<Manifest> importSecrets() {
        var importSecret = secrets.opaque(name, name + "-import", "import.yaml")
                .label("managedcluster-import-controller.open-cluster-management.io/import-secret", "");
        // older releases of the backup labelled it on clusters of a pool, and nobody took the label away
        if (origin == ClusterOrigin.POOLED && index % OLD_LABEL_EVERY == 0) {
            importSecret.label(Marks.BACKUP, "clusterpool");
        }
        return List.of(
                importSecret,
                secrets.opaque(name, name + "-bootstrap-sa-token-" + Integer.toString(index + 46_656, 36), "token"));
    }

    private List<Manifest> works() {
        return Stream.of(name + "-klusterlet", "addon-work-manager-deploy-0")
                .map(work -> work(name, work))
                .toList();
    }

    public static Manifest work(String namespace, String work) {
        return Manifest.of("work.open-cluster-management.io/v1", "ManifestWork", work)
                .in(namespace)
                .spec(Map.of(
                        "workload",
                        Map.of(
                                "manifests",
                                List.of(Map.of(
                                        "apiVersion",
                                        "v1",
                                        "kind",
                                        "Namespace",
                                        "metadata",
                                        Map.of("name", Marks.ADD_ON_NAMESPACE))))));
    }

    private List<Manifest> replicatedPolicies() {
        return index % POLICY_EVERY == 0
                ? HubBase.POLICIES.stream().map(this::replicated).toList()
                : List.of();
    }

    private Manifest replicated(String policy) {
        return HubBase.policy(name, "policies." + policy)
                .label(Marks.ROOT_POLICY, "policies." + policy)
                .label("policy.open-cluster-management.io/cluster-name", name)
                .label("policy.open-cluster-management.io/cluster-namespace", name);
    }
}
