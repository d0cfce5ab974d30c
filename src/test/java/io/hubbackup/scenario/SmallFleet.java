package io.hubbackup.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.demo.fleet.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One cluster of each origin, with what each brings, and what must not be touched. */
final class SmallFleet {

    static final String TOKEN_COMPONENT = "managed-serviceaccount";
    static final List<String> IMPORTED = List.of("imported-a", "imported-b");
    static final String HIVE = "hive-a";
    static final String POOLED = "pool-a-x1";

    private SmallFleet() {}

    static List<ObjectNode> objects() {
        var all = new ArrayList<Manifest>();
        all.add(tokenComponent());
        all.addAll(local());
        IMPORTED.forEach(name -> all.addAll(cluster(name)));
        all.addAll(hive());
        all.addAll(pool());
        all.addAll(hosts());
        return HubObjects.all(all);
    }

    static Manifest tokenComponent() {
        return Manifest.of("addon.open-cluster-management.io/v1alpha1", "ClusterManagementAddOn", TOKEN_COMPONENT)
                .spec(Map.of("addOnMeta", Map.of("displayName", TOKEN_COMPONENT)));
    }

    /** A cluster that has joined. */
    static List<Manifest> cluster(String name) {
        return List.of(
                Manifest.namespace(name),
                Manifest.of("cluster.open-cluster-management.io/v1", "ManagedCluster", name)
                        .label("name", name)
                        .spec(Map.of("hubAcceptsClient", true))
                        .status(Map.of("conditions", List.of(joined()))),
                Manifest.secret(name, name + "-import").with("data", Map.of("import.yaml", "LS0t")),
                Manifest.of("addon.open-cluster-management.io/v1alpha1", "ManagedClusterAddOn", "work-manager")
                        .in(name)
                        .spec(Map.of()));
    }

    private static Map<String, String> joined() {
        return Map.of(
                "type", "ManagedClusterJoined",
                "status", "True",
                "reason", "ManagedClusterJoined",
                "message", "joined",
                "lastTransitionTime", "2026-01-01T00:00:00Z");
    }

    private static List<Manifest> local() {
        return List.of(
                Manifest.namespace("local-cluster"),
                Manifest.of("cluster.open-cluster-management.io/v1", "ManagedCluster", "local-cluster")
                        .label("local-cluster", "true")
                        .spec(Map.of("hubAcceptsClient", true))
                        .status(Map.of("conditions", List.of(joined()))),
                Manifest.secret("local-cluster", "agent").label("agent-install.openshift.io/watch", "true"));
    }

    private static List<Manifest> hive() {
        var all = new ArrayList<>(cluster(HIVE));
        all.add(deployment(HIVE, Map.of()));
        all.addAll(hiveSecrets(HIVE));
        return all;
    }

    private static List<Manifest> pool() {
        var all = new ArrayList<>(cluster(POOLED));
        all.add(deployment(POOLED, Map.of("clusterPoolRef", Map.of("namespace", "pools", "poolName", "pool-a"))));
        all.addAll(hiveSecrets(POOLED));
        all.add(Manifest.secret(POOLED, POOLED + "-ssh"));
        all.add(Manifest.namespace("pools"));
        all.add(Manifest.of("hive.openshift.io/v1", "ClusterPool", "pool-a")
                .in("pools")
                .spec(Map.of(
                        "baseDomain", "example.com",
                        "imageSetRef", Map.of("name", "img"),
                        "platform", Map.of(),
                        "pullSecretRef", Map.of("name", "pool-pull"),
                        "size", 1)));
        all.add(Manifest.secret("pools", "pool-pull"));
        return all;
    }

    private static Manifest deployment(String name, Map<String, ?> more) {
        var spec = new TreeMap<String, Object>(Map.of(
                "baseDomain",
                "example.com",
                "clusterName",
                name,
                "installed",
                true,
                "platform",
                Map.of(),
                "pullSecretRef",
                Map.of("name", name + "-pull"),
                "provisioning",
                Map.of("manifestsConfigMapRef", Map.of("name", name + "-manifests"))));
        spec.putAll(more);
        return Manifest.of("hive.openshift.io/v1", "ClusterDeployment", name)
                .in(name)
                .spec(spec);
    }

    private static List<Manifest> hiveSecrets(String name) {
        return List.of(
                Manifest.secret(name, name + "-pull"),
                Manifest.secret(name, name + "-0-admin-kubeconfig")
                        .label("hive.openshift.io/secret-type", "kubeconfig"),
                Manifest.configMap(name, name + "-manifests").with("data", Map.of("extra.yaml", "kind: List")));
    }

    private static List<Manifest> hosts() {
        return List.of(
                Manifest.namespace("hosts"),
                Manifest.secret("hosts", "agent").label("agent-install.openshift.io/watch", "true"),
                Manifest.secret("hosts", "host-bmc").label("environment.metal3.io", "baremetal"),
                Manifest.secret("hosts", "unrelated"));
    }
}
