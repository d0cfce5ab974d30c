package io.hubbackup.demo.velero.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.demo.velero.store.FolderStore;
import io.hubbackup.kit.Archive;
import io.hubbackup.kit.ArchiveKey;
import io.hubbackup.kit.Hub;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each way to choose kinds, namespaces and labels takes, of a few objects whose names begin with {@code f-}. What is expected was seen on a real Velero 1.18.3; on the real
 * hub both make each backup again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BackupFilters {

    /** Definitions of other kinds are not of these rows. */
    private static final Set<String> DEFINITIONS = Set.of(
            "managedclusters.cluster.open-cluster-management.io", "placements.cluster.open-cluster-management.io");

    private static final String PLACEMENT = "placement.cluster.open-cluster-management.io";
    private static final String CLUSTER = "managedcluster.cluster.open-cluster-management.io";
    private static final String THOSE_NAMESPACES =
            "namespaces f-empty, namespaces f-quiet, namespaces f-team, namespaces f-two";

    @TempDir
    Path stores;

    /** One backup. */
    record Row(String name, Map<String, Object> spec, List<String> holds) {}

    static List<Row> rows() {
        return List.of(
                row(
                        "kinds-all-namespaces",
                        Map.of("includedResources", List.of(PLACEMENT, CLUSTER)),
                        "managedclusters f-mc, placements f-team/f-p"),
                row(
                        "kinds-not-all-namespaces",
                        Map.of(
                                "includedResources",
                                List.of(PLACEMENT, CLUSTER),
                                "excludedNamespaces",
                                List.of("f-two")),
                        "placements f-team/f-p"),
                row(
                        "cluster-wide-too",
                        Map.of(
                                "includedResources", List.of(PLACEMENT, CLUSTER),
                                "excludedNamespaces", List.of("f-two"),
                                "includeClusterResources", true),
                        "customresourcedefinitions managedclusters.cluster.open-cluster-management.io, customresourcedefinitions placements.cluster.open-cluster-management.io, managedclusters f-mc, placements f-team/f-p"),
                row(
                        "nothing-cluster-wide",
                        Map.of(
                                "includedResources",
                                List.of("Placement", "ManagedCluster"),
                                "includeClusterResources",
                                false),
                        "placements f-team/f-p"),
                row(
                        "short-names",
                        Map.of(
                                "includedResources", List.of("cm", "sa", "po", "secret", "mcl", "nosuch"),
                                "includedNamespaces", List.of("f-team")),
                        "configmaps f-team/f-c, secrets f-team/f-s, serviceaccounts f-team/f-bob"),
                row(
                        "namespace-pattern",
                        Map.of("includedResources", List.of("secrets"), "includedNamespaces", List.of("f-t*")),
                        "secrets f-team/f-s, secrets f-two/f-s2"),
                row(
                        "namespace-pattern-but-one",
                        Map.of(
                                "includedResources", List.of("secrets", "namespaces"),
                                "includedNamespaces", List.of("f-t[ew]*", "f-e?pty"),
                                "excludedNamespaces", List.of("*-two")),
                        "namespaces f-empty, namespaces f-team, secrets f-team/f-s"),
                row(
                        "namespace-pattern-of-none",
                        Map.of(
                                "includedResources", List.of("secrets", "namespaces", CLUSTER),
                                "includedNamespaces", List.of("nosuch*"),
                                "includeClusterResources", true),
                        "customresourcedefinitions managedclusters.cluster.open-cluster-management.io, managedclusters f-mc"),
                row(
                        "kind-patterns",
                        Map.of(
                                "includedResources", List.of("placements.*.io", "sec*"),
                                "includedNamespaces", List.of("f-team")),
                        "placements f-team/f-p, secrets f-team/f-s"),
                row(
                        "labelled",
                        Map.of(
                                "includedResources", List.of("secrets", "cm", "namespaces"),
                                "labelSelector", labels("a", "b"),
                                "includeClusterResources", true),
                        "configmaps f-two/f-c2, namespaces f-empty, namespaces f-two, secrets f-two/f-s2"),
                row(
                        "labelled-not-all-namespaces",
                        Map.of(
                                "includedResources", List.of("secrets", "cm", "namespaces"),
                                "excludedNamespaces", List.of("default"),
                                "labelSelector", labels("a", "b"),
                                "includeClusterResources", true),
                        "configmaps f-two/f-c2, " + THOSE_NAMESPACES + ", secrets f-two/f-s2"),
                row(
                        "labelled-namespace-outside",
                        Map.of(
                                "includedResources", List.of("secrets", "namespaces"),
                                "includedNamespaces", List.of("f-team"),
                                "labelSelector", labels("a", "b")),
                        "namespaces f-empty, namespaces f-team"),
                row(
                        "labelled-namespace-excluded",
                        Map.of(
                                "includedResources", List.of("secrets", "namespaces"),
                                "excludedNamespaces", List.of("f-empty", "f-quiet", "f-team"),
                                "labelSelector", labels("a", "b")),
                        "namespaces f-empty, namespaces f-two, secrets f-two/f-s2"),
                row(
                        "either-label",
                        Map.of(
                                "includedResources", List.of("secrets", "cm", PLACEMENT),
                                "orLabelSelectors", List.of(labels("a", "b"), labels("x", "y"))),
                        "configmaps f-two/f-c2, placements f-team/f-p, secrets f-two/f-s2"),
                row(
                        "labelled-of-everything",
                        Map.of("labelSelector", labels("x", "y")),
                        "customresourcedefinitions placements.cluster.open-cluster-management.io, namespaces f-quiet, namespaces f-team, placements f-team/f-p"),
                row(
                        "labelled-of-everything-cluster-wide",
                        Map.of(
                                "labelSelector", labels("x", "y"),
                                "includeClusterResources", true,
                                "excludedResources", List.of("namespace", "secret")),
                        "managedclusters f-mc, placements f-team/f-p"),
                row(
                        "labelled-of-everything-but-cluster-wide",
                        Map.of("labelSelector", labels("x", "y"), "includeClusterResources", false),
                        "placements f-team/f-p"),
                row(
                        "expressions",
                        Map.of(
                                "includedResources", List.of("configmaps"),
                                "includedNamespaces", List.of("f-team", "f-two", "f-quiet"),
                                "labelSelector",
                                        Map.of(
                                                "matchExpressions",
                                                List.of(
                                                        Map.of("key", "a", "operator", "NotIn", "values", List.of("c")),
                                                        Map.of("key", "x", "operator", "DoesNotExist")))),
                        "configmaps f-team/f-c, configmaps f-two/f-c2"),
                row(
                        "accounts",
                        Map.of(
                                "includedResources",
                                List.of("serviceaccounts"),
                                "includedNamespaces",
                                List.of("f-team")),
                        "serviceaccounts f-team/f-bob"),
                row(
                        "accounts-cluster-wide",
                        Map.of(
                                "includedResources", List.of("serviceaccounts"),
                                "includedNamespaces", List.of("f-team"),
                                "includeClusterResources", true),
                        "clusterrolebindings f-binding, clusterroles f-role, serviceaccounts f-team/f-bob"),
                row(
                        "accounts-without-roles",
                        Map.of(
                                "includedResources", List.of("serviceaccounts"),
                                "excludedResources", List.of("clusterrole", "crd"),
                                "includedNamespaces", List.of("f-team"),
                                "includeClusterResources", true),
                        "clusterrolebindings f-binding, serviceaccounts f-team/f-bob"),
                row(
                        "all-of-namespaces",
                        Map.of("includedResources", List.of("*"), "includedNamespaces", List.of("f-team", "f-empty")),
                        "clusterrolebindings f-binding, clusterroles f-role, configmaps f-team/f-c, customresourcedefinitions placements.cluster.open-cluster-management.io, namespaces f-empty, namespaces f-team, placements f-team/f-p, secrets f-team/f-s, serviceaccounts f-team/f-bob"),
                row(
                        "all-of-a-namespace-but-groups",
                        Map.of(
                                "excludedResources", List.of("*.k8s.io", "sec*"),
                                "includedNamespaces", List.of("f-team")),
                        "configmaps f-team/f-c, namespaces f-team, placements f-team/f-p, serviceaccounts f-team/f-bob"),
                row(
                        "by-scope",
                        Map.of(
                                "includedNamespaceScopedResources", List.of("secrets"),
                                "includedClusterScopedResources", List.of(CLUSTER)),
                        "customresourcedefinitions managedclusters.cluster.open-cluster-management.io, managedclusters f-mc, "
                                + THOSE_NAMESPACES + ", secrets f-team/f-s, secrets f-two/f-s2"),
                row(
                        "by-scope-but",
                        Map.of(
                                "includedNamespaceScopedResources", List.of("*"),
                                "excludedNamespaceScopedResources", List.of("secrets"),
                                "includedNamespaces", List.of("f-two")),
                        "configmaps f-two/f-c2, namespaces f-two"),
                row(
                        "by-scope-nothing-cluster-wide",
                        Map.of("excludedClusterScopedResources", List.of("*"), "includedNamespaces", List.of("f-team")),
                        "configmaps f-team/f-c, placements f-team/f-p, secrets f-team/f-s, serviceaccounts f-team/f-bob"),
                row(
                        "nothing-named",
                        Map.of("includedNamespaces", List.of("f-two")),
                        "configmaps f-two/f-c2, namespaces f-two, secrets f-two/f-s2"));
    }

    private static Row row(String name, Map<String, Object> spec, String holds) {
        return new Row(name, spec, List.of(holds.split(", ")));
    }

    private static Map<String, Object> labels(String key, String value) {
        return Map.of("matchLabels", Map.of(key, value));
    }

    static Stream<Arguments> backups() {
        return rows().stream().map(row -> argumentSet(row.name(), row));
    }

    abstract Hub hub();

    /** What a backup that somebody else made of this spec holds, to be compared with the emulator's. */
    abstract Stream<Archive> others(Row row);

    @ParameterizedTest(name = "3.2 {argumentSetName}")
    @MethodSource("backups")
    void holds(Row row) {
        var emulated = emulated(row);
        assertThat(names(emulated)).containsExactlyElementsOf(row.holds());
        others(row).forEach(other -> {
            assertThat(names(other)).containsExactlyElementsOf(row.holds());
            assertThat(objects(emulated)).containsExactlyEntriesOf(objects(other));
        });
    }

    private Archive emulated(Row row) {
        var writer = new BackupWriter(hub().client());
        var store = new FolderStore(stores, Hub.BUCKET);
        var backup = backup(row);
        var prepared = writer.prepare(backup);
        assertThat(prepared.validationErrors()).isEmpty();
        backup.setAdditionalProperty("spec", prepared.spec());
        assertThat(writer.write(backup, store).errors()).isEmpty();
        return new io.hubbackup.kit.FolderStore(stores).archive(row.name());
    }

    static GenericKubernetesResource backup(Row row) {
        return Manifest.of("velero.io/v1", "Backup", row.name())
                .in(Hub.NAMESPACE)
                .spec(row.spec())
                .build();
    }

    private static List<String> names(Archive archive) {
        return keys(archive)
                .map(key -> key.resource().replaceAll("\\..*", "")
                        + key.toString().substring(key.resource().length()))
                .sorted()
                .toList();
    }

    private static Stream<ArchiveKey> keys(Archive archive) {
        return archive.keys().stream()
                .filter(key -> key.namespace().startsWith("f-") && key.name().startsWith("f-")
                        || key.namespace().isEmpty()
                                && (key.name().startsWith("f-") || DEFINITIONS.contains(key.name())));
    }

    private static Map<ArchiveKey, GenericKubernetesResource> objects(Archive archive) {
        var objects = new LinkedHashMap<ArchiveKey, GenericKubernetesResource>();
        keys(archive).forEach(key -> objects.put(key, archive.object(key).orElseThrow()));
        return objects;
    }

    void seed() {
        FleetLoader.load(hub().client(), objects().map(Manifest::build).toList(), 1);
        var dying = hub().client().configMaps().inNamespace("f-team").withName("f-dying");
        dying.patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":[\"hubbackup.io/test\"]}}");
        dying.delete();
    }

    private static Stream<Manifest> objects() {
        return Stream.of(
                Manifest.namespace("f-team"),
                Manifest.namespace("f-two"),
                Manifest.namespace("f-empty").label("a", "b"),
                Manifest.namespace("f-quiet"),
                Manifest.secret("f-team", "f-s"),
                Manifest.configMap("f-team", "f-c"),
                Manifest.configMap("f-team", "f-dying").label("x", "y"),
                Manifest.of("v1", "ServiceAccount", "f-bob").in("f-team"),
                Manifest.of("cluster.open-cluster-management.io/v1beta1", "Placement", "f-p")
                        .in("f-team")
                        .label("x", "y")
                        .spec(Map.of()),
                Manifest.secret("f-two", "f-s2").label("a", "b"),
                Manifest.configMap("f-two", "f-c2").label("a", "b"),
                Manifest.configMap("f-quiet", "f-out").label("x", "y").label(BackupWriter.EXCLUDED, "true"),
                Manifest.of("cluster.open-cluster-management.io/v1", "ManagedCluster", "f-mc")
                        .label("x", "y")
                        .spec(Map.of("hubAcceptsClient", true)),
                Manifest.of("rbac.authorization.k8s.io/v1", "ClusterRole", "f-role")
                        .with("rules", List.of()),
                Manifest.of("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", "f-binding")
                        .with(
                                "roleRef",
                                Map.of(
                                        "apiGroup",
                                        "rbac.authorization.k8s.io",
                                        "kind",
                                        "ClusterRole",
                                        "name",
                                        "f-role"))
                        .with(
                                "subjects",
                                List.of(Map.of("kind", "ServiceAccount", "namespace", "f-team", "name", "f-bob"))));
    }
}
