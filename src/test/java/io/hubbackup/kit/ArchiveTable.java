package io.hubbackup.kit;

import static io.hubbackup.demo.fleet.Marks.BACKUP;
import static io.hubbackup.demo.fleet.Marks.ENGINE_NAMESPACE;
import static io.hubbackup.demo.fleet.Marks.EXCLUDED;
import static io.hubbackup.demo.fleet.Marks.HUB_NAMESPACE;
import static io.hubbackup.demo.fleet.Marks.LOCAL_CLUSTER;
import static io.hubbackup.demo.fleet.Marks.MACHINE_API;
import static io.hubbackup.demo.fleet.Marks.ROOT_POLICY;
import static io.hubbackup.demo.fleet.Marks.SECRET_TYPE;
import static io.hubbackup.demo.fleet.Marks.TYPE;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.demo.fleet.ClusterObjects;
import io.hubbackup.demo.fleet.Endpoints;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.HubBase;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.demo.fleet.Marks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which backup holds which object, as a table of objects to seed: each row one object and the only archive that may hold it, or none. For every
 * archive there are objects that must be in it, and look-alikes that must not.
 */
public final class ArchiveTable {

    public static final String CREDENTIALS = "credentials";
    public static final String MANAGED_CLUSTERS = "managedClusters";
    public static final String RESOURCES = "resources";
    public static final String GENERIC = "resourcesGeneric";
    public static final String VALIDATION = "validation";

    /** The five backup types. */
    public static final List<String> TYPES = List.of(CREDENTIALS, MANAGED_CLUSTERS, GENERIC, RESOURCES, VALIDATION);

    private static final String NONE = "none";
    private static final String CLUSTER = "table-cluster";
    private static final String TEAM = "table-team";
    private static final String CHARTS = "table-charts";
    private static final String POOLED = "table-pool-x7";

    private static final String OCM = "cluster.open-cluster-management.io/v1";
    private static final String PLACEMENTS = "cluster.open-cluster-management.io/v1beta1";
    private static final String ADD_ONS = "addon.open-cluster-management.io/v1alpha1";
    private static final String HIVE = "hive.openshift.io/v1";

    private ArchiveTable() {}

    /**
     * One object and where it belongs.
     *
     * @param says why, with the rule
     * @param archive the type of the only archive that holds it, or {@code none}
     */
    public record Row(String says, String archive, GenericKubernetesResource object) {

        public boolean belongsTo(String type) {
            return archive.equals(type);
        }

        @Override
        public String toString() {
            var meta = object.getMetadata();
            var where = meta.getNamespace() == null ? meta.getName() : meta.getNamespace() + "/" + meta.getName();
            return "%s: %s %s → %s".formatted(says, object.getKind(), where, archive);
        }
    }

    /** Rows that depend on the five templates alone. The namespace of the BackupSchedule is {@link RealHub#NAMESPACE}. */
    public static List<Row> rows() {
        return Stream.of(
                        excludedRows(),
                        credentialsRows(),
                        managedClustersRows(),
                        genericRows(),
                        resourcesRows(),
                        otherRows())
                .flatMap(List::stream)
                .toList();
    }

    /** Rows that depend on the preparation too: without its labels all of them are {@code none}. */
    public static List<Row> preparedRows() {
        return List.of(
                row(
                        "B4.10 agent-install secret",
                        CREDENTIALS,
                        secret(TEAM, "agent-install").label(Marks.AGENT_WATCH, "true")),
                row(
                        "B4.10 another value",
                        NONE,
                        secret(TEAM, "agent-install-off").label(Marks.AGENT_WATCH, "false")),
                row("B4.11 metal3 secret", CREDENTIALS, secret(TEAM, "metal").label(Marks.METAL, "baremetal")),
                row(
                        "B4.11 of the hub's own machines",
                        NONE,
                        secret(MACHINE_API, "table-metal").label(Marks.METAL, "baremetal")),
                row("B4.6 pull secret of a ClusterDeployment", CREDENTIALS, secret(CLUSTER, CLUSTER + "-pull")),
                row("B4.15 install config of a ClusterDeployment", NONE, secret(CLUSTER, CLUSTER + "-install-config")),
                row("B4.7 secret of a pool cluster", CREDENTIALS, secret(POOLED, POOLED + "-admin-kubeconfig")),
                row("B4.7 bootstrap token of a pool cluster", NONE, secret(POOLED, POOLED + "-bootstrap-sa-token-q1")),
                row(
                        "B4.9 import secret of a pool cluster",
                        NONE,
                        secret(POOLED, POOLED + "-import").label(BACKUP, "clusterpool")),
                row("B4.7 another name in that namespace", NONE, secret(POOLED, "somebody-else")),
                row("B4.8 secret of a pool", CREDENTIALS, secret(TEAM, "table-pool-aws")));
    }

    /** Seeds a hub with all rows and what they refer to; Velero is restarted, so that it knows the kinds that were installed until now. */
    public static void seed(Hub hub) {
        FleetLoader.load(hub.client(), kinds(), 1);
        new Definitions(hub).awaitServed(kinds());
        hub.restart(HubProgram.VELERO);
        FleetLoader.load(hub.client(), objects(), FleetLoader.CONCURRENCY);
    }

    /**
     * Compares archives with the table.
     *
     * @param archives by backup type
     * @return one line for each object that is missing where it belongs or found where it does not; empty when all is right
     */
    public static List<String> differences(Hub hub, List<Row> rows, Map<String, Archive> archives) {
        var endpoints = new Endpoints(hub.client());
        return rows.stream()
                .flatMap(row -> differences(row, keyOf(row, endpoints), archives))
                .sorted()
                .toList();
    }

    private static Stream<String> differences(Row row, ArchiveKey key, Map<String, Archive> archives) {
        return archives.entrySet().stream()
                .filter(archive -> archive.getValue().holds(key) != row.belongsTo(archive.getKey()))
                .map(archive -> (row.belongsTo(archive.getKey()) ? "missing in " : "must not be in ") + archive.getKey()
                        + ": " + row);
    }

    private static ArchiveKey keyOf(Row row, Endpoints endpoints) {
        var meta = row.object().getMetadata();
        var namespace = meta.getNamespace() == null ? "" : meta.getNamespace();
        return new ArchiveKey(endpoints.of(row.object()).resource(), namespace, meta.getName());
    }

    private static List<GenericKubernetesResource> objects() {
        return Stream.of(
                        namespaces().stream(),
                        surroundings().stream(),
                        rows().stream().map(Row::object),
                        preparedRows().stream().map(Row::object))
                .flatMap(Function.identity())
                .toList();
    }

    private static List<GenericKubernetesResource> namespaces() {
        return Stream.of(
                        CLUSTER,
                        TEAM,
                        CHARTS,
                        POOLED,
                        "table-policy",
                        "table-excluded",
                        LOCAL_CLUSTER,
                        MACHINE_API,
                        HUB_NAMESPACE,
                        ENGINE_NAMESPACE)
                .map(name -> Manifest.namespace(name).build())
                .toList();
    }

    /** Kinds that not every hub serves. */
    private static List<GenericKubernetesResource> kinds() {
        return List.of(
                AnyKind.namespaced(
                        "extensions.hive.openshift.io", "v1beta1", "AgentClusterInstall", "agentclusterinstalls"),
                AnyKind.namespaced(
                        "cluster.open-cluster-management.io", "v1beta1", "ClusterCurator", "clustercurators"),
                AnyKind.namespaced(
                        "cluster.open-cluster-management.io", "v1beta1", "PlacementDecision", "placementdecisions"),
                AnyKind.clusterWide("cluster.open-cluster-management.io", "v1alpha1", "ClusterClaim", "clusterclaims"),
                AnyKind.namespaced("hive.openshift.io", "v1", "ClusterClaim", "clusterclaims"),
                AnyKind.namespaced("hive.openshift.io", "v1", "SyncSet", "syncsets"),
                AnyKind.namespaced(
                        "internal.open-cluster-management.io", "v1beta1", "ManagedClusterInfo", "managedclusterinfos"));
    }

    private static List<GenericKubernetesResource> surroundings() {
        return Stream.of(
                        Manifest.of("operator.open-cluster-management.io/v1", "MultiClusterHub", "multiclusterhub")
                                .in(HUB_NAMESPACE)
                                .annotation("installer.open-cluster-management.io/pause", "true")
                                .spec(Map.of()),
                        Manifest.of("multicluster.openshift.io/v1", "MultiClusterEngine", "multiclusterengine")
                                .spec(Map.of("targetNamespace", ENGINE_NAMESPACE)),
                        Manifest.of(OCM, "ManagedCluster", LOCAL_CLUSTER)
                                .label(LOCAL_CLUSTER, "true")
                                .label(EXCLUDED, "true")
                                .spec(Map.of("hubAcceptsClient", true)))
                .map(Manifest::build)
                .toList();
    }

    private static List<Row> excludedRows() {
        return List.of(
                row(
                        "B3.9 marked as not to be backed up",
                        NONE,
                        secret(TEAM, "excluded")
                                .label(SECRET_TYPE, "kubeconfig")
                                .label(EXCLUDED, "true")),
                row(
                        "B3.9 marked as not to be backed up",
                        NONE,
                        cluster("table-excluded").label(EXCLUDED, "true")),
                row(
                        "B3.9 marked as not to be backed up",
                        NONE,
                        work("excluded").label(BACKUP, "x").label(EXCLUDED, "true")),
                row(
                        "B3.9 marked as not to be backed up",
                        NONE,
                        placement(TEAM, "excluded").label(EXCLUDED, "true")));
    }

    private static List<Row> credentialsRows() {
        return List.of(
                row(
                        "B3.5 hive secret type",
                        CREDENTIALS,
                        secret(TEAM, "hive-type").label(SECRET_TYPE, "kubeconfig")),
                row(
                        "B3.5 cluster type, empty value",
                        CREDENTIALS,
                        secret(TEAM, "type").label(TYPE, "")),
                row(
                        "B3.22 backup label, free text",
                        CREDENTIALS,
                        secret(TEAM, "backup").label(BACKUP, "whatever")),
                row(
                        "B3.22 backup label, empty",
                        CREDENTIALS,
                        configMap(TEAM, "backup").label(BACKUP, "")),
                row(
                        "B3.5 hive secret type",
                        CREDENTIALS,
                        configMap(TEAM, "hive-type").label(SECRET_TYPE, "manifests")),
                row(
                        "3.2 any namespace",
                        CREDENTIALS,
                        secret(MACHINE_API, "table-labelled").label(TYPE, "ans")),
                row(
                        "3.2 any namespace",
                        CREDENTIALS,
                        secret(Hub.NAMESPACE, "table-labelled").label(BACKUP, "x")),
                row(
                        "D23 not of the local cluster",
                        NONE,
                        secret(LOCAL_CLUSTER, "table-labelled").label(BACKUP, "x")),
                row("3.3 no label", NONE, secret(TEAM, "plain")),
                row("3.3 no label", NONE, configMap(TEAM, "plain")),
                row(
                        "3.3 another label",
                        NONE,
                        secret(TEAM, "other-label").label("cluster.open-cluster-management.io/backup-owner", "x")));
    }

    private static List<Row> managedClustersRows() {
        return List.of(
                row("3.3.4", MANAGED_CLUSTERS, cluster(CLUSTER)),
                row(
                        "3.3.4 also with the backup label",
                        MANAGED_CLUSTERS,
                        cluster("table-labelled").label(BACKUP, "x")),
                row(
                        "3.3.4 also with a policy label",
                        MANAGED_CLUSTERS,
                        cluster("table-policy").label(ROOT_POLICY, "x")),
                row("3.3.4", MANAGED_CLUSTERS, deployment(CLUSTER, CLUSTER, Map.of())),
                row(
                        "3.3.4",
                        MANAGED_CLUSTERS,
                        deployment(
                                POOLED,
                                POOLED,
                                Map.of("clusterPoolRef", Map.of("namespace", TEAM, "poolName", "table-pool")))),
                row(
                        "3.3.4",
                        MANAGED_CLUSTERS,
                        Manifest.of(HIVE, "MachinePool", "worker").in(CLUSTER).spec(Map.of())),
                row("3.3.4", MANAGED_CLUSTERS, pool(TEAM, "table-pool")),
                row(
                        "3.3.4 ClusterClaim of hive",
                        MANAGED_CLUSTERS,
                        Manifest.of(HIVE, "ClusterClaim", "claim").in(TEAM).spec(Map.of())),
                row(
                        "3.3.4",
                        MANAGED_CLUSTERS,
                        Manifest.of(HIVE, "ClusterImageSet", "table-4.20").spec(Map.of())),
                row("3.3.4", MANAGED_CLUSTERS, addOnConfiguration(CLUSTER)),
                row("3.3.4", MANAGED_CLUSTERS, addOn(CLUSTER, "search")),
                row(
                        "3.3.4",
                        MANAGED_CLUSTERS,
                        Manifest.of("cluster.open-cluster-management.io/v1beta1", "ClusterCurator", CLUSTER)
                                .in(CLUSTER)
                                .spec(Map.of())),
                row("3.3.4", MANAGED_CLUSTERS, observability()),
                row(
                        "B3.15 agent-install",
                        MANAGED_CLUSTERS,
                        Manifest.of("agent-install.openshift.io/v1beta1", "Agent", "agent")
                                .in(TEAM)
                                .spec(Map.of())),
                row(
                        "B3.15 agent-install",
                        MANAGED_CLUSTERS,
                        Manifest.of("agent-install.openshift.io/v1beta1", "InfraEnv", "env")
                                .in(TEAM)
                                .spec(Map.of())),
                row(
                        "B3.18 sub-group of hive",
                        MANAGED_CLUSTERS,
                        Manifest.of("extensions.hive.openshift.io/v1beta1", "AgentClusterInstall", "install")
                                .in(TEAM)
                                .spec(Map.of())),
                row("3.2 not of the local cluster", NONE, addOn(LOCAL_CLUSTER, "table-search")),
                row("3.2 not of the hub's own machines", NONE, pool(MACHINE_API, "table-pool")),
                row(
                        "B3.13 group hive.openshift.io itself",
                        NONE,
                        Manifest.of(HIVE, "SyncSet", "sync").in(TEAM).spec(Map.of())),
                row(
                        "B3.14 ClusterClaim of OCM",
                        NONE,
                        Manifest.of("cluster.open-cluster-management.io/v1alpha1", "ClusterClaim", "table.claim")
                                .spec(Map.of())));
    }

    private static List<Row> genericRows() {
        return List.of(
                row(
                        "3.3 ManifestWork with the backup label",
                        GENERIC,
                        work("activation").label(BACKUP, "cluster-activation")),
                row("3.3 ManifestWork without", NONE, work("plain")),
                row(
                        "3.3 a kind of resources, labelled",
                        GENERIC,
                        placement(TEAM, "labelled").label(BACKUP, "")),
                row(
                        "3.3 labelled and replicated",
                        GENERIC,
                        policy(TEAM, "labelled").label(BACKUP, "x").label(ROOT_POLICY, "x")),
                row("3.3 a kind of no list, labelled", GENERIC, host("labelled").label(BACKUP, "x")),
                row("3.3 a kind of no list, without", NONE, host("plain")),
                row(
                        "3.3 cluster-wide, labelled",
                        GENERIC,
                        role("table-labelled").label(BACKUP, "x")),
                row("3.3 cluster-wide, without", NONE, role("table-plain")),
                row(
                        "B3.14 an excluded kind, labelled",
                        GENERIC,
                        managementAddOn("table-labelled").label(BACKUP, "x")),
                row(
                        "B3.32 Search in the hub's namespace",
                        GENERIC,
                        search("search-v2-operator").label(BACKUP, "")),
                row(
                        "3.2 no namespace is excluded but the local cluster's",
                        GENERIC,
                        placement(CHARTS, "labelled").label(BACKUP, "x")),
                row(
                        "D23 not of the local cluster",
                        NONE,
                        placement(LOCAL_CLUSTER, "table-labelled").label(BACKUP, "x")),
                row(
                        "B3.8 Namespace with the backup label",
                        NONE,
                        Manifest.namespace("table-labelled").label(BACKUP, "x")));
    }

    private static List<Row> resourcesRows() {
        return List.of(
                row("B3.13", RESOURCES, placement(TEAM, "plain")),
                row(
                        "B3.13 PlacementDecision",
                        RESOURCES,
                        Manifest.of(PLACEMENTS, "PlacementDecision", "plain-decision-1")
                                .in(TEAM)
                                .spec(Map.of())),
                row(
                        "B3.13 cluster-wide",
                        RESOURCES,
                        Manifest.of("cluster.open-cluster-management.io/v1beta2", "ManagedClusterSet", "table-set")
                                .spec(Map.of())),
                row("B3.13", RESOURCES, policy(TEAM, "plain")),
                row("B3.13", RESOURCES, channel(TEAM, "table-git")),
                row(
                        "B3.13",
                        RESOURCES,
                        Manifest.of("apps.open-cluster-management.io/v1", "Subscription", "shop")
                                .in(TEAM)
                                .spec(Map.of("channel", TEAM + "/table-git"))),
                row(
                        "B3.13",
                        RESOURCES,
                        Manifest.of(
                                        "authentication.open-cluster-management.io/v1beta1",
                                        "ManagedServiceAccount",
                                        "team")
                                .in(CLUSTER)
                                .spec(Map.of())),
                row(
                        "B3.11",
                        RESOURCES,
                        Manifest.of("argoproj.io/v1alpha1", "Application", "shop")
                                .in(TEAM)
                                .spec(Map.of())),
                row(
                        "B3.11",
                        RESOURCES,
                        Manifest.of("app.k8s.io/v1beta1", "Application", "shop")
                                .in(TEAM)
                                .spec(Map.of())),
                row(
                        "3.3 replicated policy",
                        NONE,
                        policy(CLUSTER, TEAM + ".plain").label(ROOT_POLICY, TEAM + ".plain")),
                row("3.2 not of the local cluster", NONE, placement(LOCAL_CLUSTER, "table-plain")),
                row("3.2 not beside the BackupSchedule", NONE, placement(Hub.NAMESPACE, "table-plain")),
                row("B3.7 not where a Channel charts-v1 lives", NONE, placement(CHARTS, "plain")),
                row("B3.7 the Channel charts-v1 itself", NONE, channel(CHARTS, "charts-v1")),
                row("D23 not where the MultiClusterHub lives", NONE, placement(HUB_NAMESPACE, "table-plain")),
                row("D23 not where the MultiClusterEngine lives", NONE, placement(ENGINE_NAMESPACE, "table-plain")));
    }

    private static List<Row> otherRows() {
        return List.of(
                row(
                        "B3.10 group operator",
                        NONE,
                        Manifest.of("operator.open-cluster-management.io/v1", "InternalHubComponent", "grc")
                                .in(TEAM)
                                .spec(Map.of())),
                row(
                        "B3.10 group internal",
                        NONE,
                        Manifest.of("internal.open-cluster-management.io/v1beta1", "ManagedClusterInfo", CLUSTER)
                                .in(CLUSTER)
                                .spec(Map.of())),
                row("B3.10 group search, no label", NONE, search("table-plain")),
                row("B3.14 an excluded kind", NONE, managementAddOn("table-plain")),
                row(
                        "B3.13 a group of neither suffix",
                        NONE,
                        Manifest.of("operators.coreos.com/v1", "OperatorGroup", "table")
                                .in(TEAM)
                                .spec(Map.of())),
                row(
                        "B3.13 the core group",
                        NONE,
                        Manifest.of("v1", "ServiceAccount", "table").in(TEAM)));
    }

    /** B3.23: the BackupSchedule itself, which whoever uses the table has made, is what the validation backup holds. */
    public static Row backupSchedule(String name) {
        return row(
                "B3.23",
                VALIDATION,
                Manifest.of(PLACEMENTS, "BackupSchedule", name).in(Hub.NAMESPACE));
    }

    private static Row row(String says, String archive, Manifest object) {
        return new Row(says, archive, object.build());
    }

    private static Manifest secret(String namespace, String name) {
        return Manifest.secret(namespace, name);
    }

    private static Manifest configMap(String namespace, String name) {
        return Manifest.configMap(namespace, name);
    }

    private static Manifest cluster(String name) {
        return Manifest.of(OCM, "ManagedCluster", name).spec(Map.of("hubAcceptsClient", true));
    }

    private static Manifest placement(String namespace, String name) {
        return Manifest.of(PLACEMENTS, "Placement", name).in(namespace).spec(Map.of());
    }

    private static Manifest policy(String namespace, String name) {
        return HubBase.policy(namespace, name);
    }

    private static Manifest work(String name) {
        return ClusterObjects.work(CLUSTER, name);
    }

    private static Manifest addOn(String namespace, String name) {
        return Manifest.of(ADD_ONS, "ManagedClusterAddOn", name).in(namespace).spec(Map.of());
    }

    private static Manifest managementAddOn(String name) {
        return Manifest.of(ADD_ONS, "ClusterManagementAddOn", name).spec(Map.of());
    }

    private static Manifest channel(String namespace, String name) {
        return Manifest.of("apps.open-cluster-management.io/v1", "Channel", name)
                .in(namespace)
                .spec(Map.of("type", "Git", "pathname", "https://git.example.com/shop.git"));
    }

    private static Manifest host(String name) {
        return Manifest.of("metal3.io/v1alpha1", "BareMetalHost", name).in(TEAM).spec(Map.of("online", false));
    }

    private static Manifest role(String name) {
        return Manifest.of("rbac.authorization.k8s.io/v1", "ClusterRole", name).with("rules", List.of());
    }

    private static Manifest search(String name) {
        return Manifest.of("search.open-cluster-management.io/v1alpha1", "Search", name)
                .in(HUB_NAMESPACE)
                .spec(Map.of());
    }

    private static Manifest deployment(String namespace, String name, Map<String, Object> more) {
        var spec = new HashMap<String, Object>(more);
        spec.put("baseDomain", "example.com");
        spec.put("clusterName", name);
        spec.put("platform", Map.of("aws", Map.of("region", "eu-central-1")));
        spec.put("pullSecretRef", Map.of("name", name + "-pull"));
        spec.put("provisioning", Map.of("installConfigSecretRef", Map.of("name", name + "-install-config")));
        return Manifest.of(HIVE, "ClusterDeployment", name).in(namespace).spec(spec);
    }

    private static Manifest pool(String namespace, String name) {
        return Manifest.of(HIVE, "ClusterPool", name)
                .in(namespace)
                .spec(Map.of(
                        "baseDomain",
                        "example.com",
                        "imageSetRef",
                        Map.of("name", "table-4.20"),
                        "platform",
                        Map.of(
                                "aws",
                                Map.of(
                                        "region",
                                        "eu-central-1",
                                        "credentialsSecretRef",
                                        Map.of("name", name + "-aws"))),
                        "size",
                        1));
    }

    private static Manifest addOnConfiguration(String name) {
        var off = Map.of("enabled", false);
        return Manifest.of("agent.open-cluster-management.io/v1", "KlusterletAddonConfig", name)
                .in(name)
                .spec(Map.of(
                        "applicationManager",
                        off,
                        "certPolicyController",
                        off,
                        "policyController",
                        off,
                        "searchCollector",
                        off));
    }

    private static Manifest observability() {
        return Manifest.of(
                        "observability.open-cluster-management.io/v1beta2",
                        "MultiClusterObservability",
                        "table-observability")
                .spec(Map.of(
                        "observabilityAddonSpec", Map.of(),
                        "storageConfig",
                                Map.of("metricObjectStorage", Map.of("name", "thanos", "key", "thanos.yaml"))));
    }
}
