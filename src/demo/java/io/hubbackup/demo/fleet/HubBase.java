package io.hubbackup.demo.fleet;

import static io.hubbackup.demo.fleet.Marks.ENGINE_NAMESPACE;
import static io.hubbackup.demo.fleet.Marks.HUB_NAMESPACE;
import static io.hubbackup.demo.fleet.Marks.LOCAL_CLUSTER;
import static io.hubbackup.demo.fleet.Marks.MACHINE_API;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a hub has once, whatever its number of clusters: its operators' objects, the local cluster, applications, policies, hosts. */
public final class HubBase {

    /** The root policies, in the namespace {@code policies}. */
    static final List<String> POLICIES = List.of("audit", "etcd-encryption", "image-sources");

    private HubBase() {}

    static List<GenericKubernetesResource> objects(FleetSpec spec) {
        var all = new ArrayList<Manifest>();
        all.addAll(namespaces());
        all.addAll(operators(spec));
        all.addAll(localCluster());
        all.addAll(clusterSets());
        all.addAll(applications());
        all.addAll(policies());
        all.addAll(hosts(new Secrets(spec, -1)));
        return all.stream().map(Manifest::build).toList();
    }

    private static List<Manifest> namespaces() {
        return Stream.of(
                        HUB_NAMESPACE,
                        ENGINE_NAMESPACE,
                        LOCAL_CLUSTER,
                        MACHINE_API,
                        "policies",
                        "applications",
                        "openshift-gitops",
                        "hosts")
                .map(Manifest::namespace)
                .toList();
    }

    private static List<Manifest> operators(FleetSpec spec) {
        var all = new ArrayList<>(List.of(
                Manifest.of("operator.open-cluster-management.io/v1", "MultiClusterHub", "multiclusterhub")
                        .in(HUB_NAMESPACE)
                        // it would delete the namespace that Velero lives in here
                        .annotation("installer.open-cluster-management.io/pause", "true")
                        .spec(Map.of("availabilityConfig", "High"))
                        .status(Map.of("phase", "Running", "currentVersion", "2.16.0", "desiredVersion", "2.16.0")),
                Manifest.of("multicluster.openshift.io/v1", "MultiClusterEngine", "multiclusterengine")
                        .spec(Map.of("targetNamespace", ENGINE_NAMESPACE))
                        .status(Map.of("phase", "Available", "currentVersion", "2.11.0", "desiredVersion", "2.11.0")),
                addOn("work-manager"),
                addOn("application-manager"),
                Manifest.of("hive.openshift.io/v1", "ClusterImageSet", "img4.20.4-x86-64")
                        .spec(Map.of("releaseImage", "quay.io/openshift-release-dev/ocp-release:4.20.4-x86_64"))));
        if (spec.accounts() != FleetSpec.Accounts.DISABLED) {
            all.add(addOn(Marks.ACCOUNT_ADD_ON));
        }
        return all;
    }

    private static Manifest addOn(String name) {
        return Manifest.of("addon.open-cluster-management.io/v1alpha1", "ClusterManagementAddOn", name)
                .spec(Map.of("addOnMeta", Map.of("displayName", name)));
    }

    private static List<Manifest> localCluster() {
        return List.of(
                Manifest.of("cluster.open-cluster-management.io/v1", "ManagedCluster", LOCAL_CLUSTER)
                        .label(LOCAL_CLUSTER, "true")
                        .label(Marks.EXCLUDED, "true")
                        .spec(Map.of("hubAcceptsClient", true)),
                Manifest.of("addon.open-cluster-management.io/v1alpha1", "ManagedClusterAddOn", "work-manager")
                        .in(LOCAL_CLUSTER)
                        .spec(Map.of("installNamespace", Marks.ADD_ON_NAMESPACE)),
                Manifest.secret(LOCAL_CLUSTER, LOCAL_CLUSTER + "-import").with("data", Map.of("import.yaml", "LS0t")));
    }

    private static List<Manifest> clusterSets() {
        return List.of(
                Manifest.of("cluster.open-cluster-management.io/v1beta2", "ManagedClusterSet", "default")
                        .spec(Map.of("clusterSelector", Map.of("selectorType", "ExclusiveClusterSetLabel"))),
                Manifest.of("cluster.open-cluster-management.io/v1beta2", "ManagedClusterSetBinding", "default")
                        .in("policies")
                        .spec(Map.of("clusterSet", "default")),
                placement("policies", "all-clusters"),
                placement("applications", "shop"));
    }

    private static Manifest placement(String namespace, String name) {
        return Manifest.of("cluster.open-cluster-management.io/v1beta1", "Placement", name)
                .in(namespace)
                .spec(Map.of("clusterSets", List.of("default")));
    }

    private static List<Manifest> applications() {
        return List.of(
                Manifest.of("apps.open-cluster-management.io/v1", "Channel", "shop-git")
                        .in("applications")
                        .spec(Map.of("type", "Git", "pathname", "https://git.example.com/shop.git")),
                Manifest.of("apps.open-cluster-management.io/v1", "Subscription", "shop")
                        .in("applications")
                        .spec(Map.of("channel", "applications/shop-git")),
                Manifest.of("argoproj.io/v1alpha1", "ApplicationSet", "shop")
                        .in("openshift-gitops")
                        .spec(Map.of("generators", List.of(), "template", Map.of())));
    }

    private static List<Manifest> policies() {
        return POLICIES.stream()
                .flatMap(name -> Stream.of(
                        policy("policies", name),
                        Manifest.of("policy.open-cluster-management.io/v1", "PlacementBinding", name)
                                .in("policies")
                                .with(
                                        "placementRef",
                                        reference("cluster.open-cluster-management.io", "Placement", "all-clusters"))
                                .with(
                                        "subjects",
                                        List.of(reference("policy.open-cluster-management.io", "Policy", name)))))
                .toList();
    }

    public static Manifest policy(String namespace, String name) {
        return Manifest.of("policy.open-cluster-management.io/v1", "Policy", name)
                .in(namespace)
                .spec(Map.of("disabled", false, "remediationAction", "inform", "policy-templates", List.of()));
    }

    private static Map<String, String> reference(String group, String kind, String name) {
        return Map.of("apiGroup", group, "kind", kind, "name", name);
    }

    /** Bare-metal hosts and their secrets; those of the hub's own machines must stay where they are. */
    private static List<Manifest> hosts(Secrets secrets) {
        return List.of(
                Manifest.of("agent-install.openshift.io/v1beta1", "InfraEnv", "edge")
                        .in("hosts")
                        .spec(Map.of("pullSecretRef", Map.of("name", "edge-pull-secret"))),
                Manifest.of("agent-install.openshift.io/v1beta1", "Agent", "7a5f1b9c")
                        .in("hosts")
                        .spec(Map.of("approved", true)),
                Manifest.of("metal3.io/v1alpha1", "BareMetalHost", "edge-0")
                        .in("hosts")
                        .spec(Map.of("online", true)),
                secrets.pullSecret("hosts", "edge-pull-secret").label(Marks.AGENT_WATCH, "true"),
                secrets.opaque("hosts", "edge-ignition", "ignition").label(Marks.AGENT_WATCH, "false"),
                secrets.opaque("hosts", "edge-0-bmc", "password").label(Marks.METAL, "baremetal"),
                secrets.opaque(MACHINE_API, "worker-0-bmc", "password").label(Marks.METAL, "baremetal"));
    }
}
