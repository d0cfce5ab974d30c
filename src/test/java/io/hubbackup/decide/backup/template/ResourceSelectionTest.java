package io.hubbackup.decide.backup.template;

import static io.hubbackup.decide.backup.template.Catalogues.hubWith;
import static io.hubbackup.decide.backup.template.Catalogues.kind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.backup.template.ResourceSelection.Selected;
import io.hubbackup.decide.backup.template.ResourceSelection.TooThin;
import io.hubbackup.hub.ApiResource;
import io.hubbackup.hub.ResourceCatalogue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("B3.10–B3.19 which kinds go into which backup")
class ResourceSelectionTest {

    /** The lists in which a kind can be. */
    private enum In {
        NONE(false, false, false),
        RESOURCES(false, true, false),
        MANAGED_CLUSTERS(true, false, true);

        private final boolean managedClusters;
        private final boolean resources;
        private final boolean genericExcluded;

        In(boolean managedClusters, boolean resources, boolean genericExcluded) {
            this.managedClusters = managedClusters;
            this.resources = resources;
            this.genericExcluded = genericExcluded;
        }
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                argumentSet("B3.10 internal group", "X", "internal.open-cluster-management.io", In.NONE),
                argumentSet("B3.10 operator group", "MultiClusterHub", "operator.open-cluster-management.io", In.NONE),
                argumentSet(
                        "B3.10 works travel by label only", "ManifestWork", "work.open-cluster-management.io", In.NONE),
                argumentSet("B3.32 Search travels in generic", "Search", "search.open-cluster-management.io", In.NONE),
                argumentSet("B3.10 hive's admission", "X", "admission.hive.openshift.io", In.NONE),
                argumentSet("B3.10 proxy", "X", "proxy.open-cluster-management.io", In.NONE),
                argumentSet("B3.10 actions", "ManagedClusterAction", "action.open-cluster-management.io", In.NONE),
                argumentSet("B3.10 views", "ManagedClusterView", "view.open-cluster-management.io", In.NONE),
                argumentSet("B3.10 cluster views", "X", "clusterview.open-cluster-management.io", In.NONE),
                argumentSet("B3.10 Velero's own", "Backup", "velero.io", In.NONE),
                argumentSet("B3.11 Argo CD", "AppProject", "argoproj.io", In.RESOURCES),
                argumentSet("B3.11 applications", "X", "app.k8s.io", In.RESOURCES),
                argumentSet("B3.11 observatorium", "X", "core.observatorium.io", In.RESOURCES),
                argumentSet("B3.12 agent installs", "NMStateConfig", "agent-install.openshift.io", In.MANAGED_CLUSTERS),
                argumentSet("B3.13 a hub group", "X", "new.open-cluster-management.io", In.RESOURCES),
                argumentSet("B3.13 the bare suffix is no hub group", "X", "open-cluster-management.io", In.NONE),
                argumentSet("B3.13 another vendor", "X", "security.openshift.io", In.NONE),
                argumentSet("B3.13 the core group never", "Pod", "", In.NONE),
                argumentSet(
                        "B3.14 add-on definitions",
                        "ClusterManagementAddOn",
                        "addon.open-cluster-management.io",
                        In.NONE),
                argumentSet(
                        "B3.14 our own BackupSchedule",
                        "BackupSchedule",
                        "cluster.open-cluster-management.io",
                        In.NONE),
                argumentSet("B3.14 our own Restore", "Restore", "cluster.open-cluster-management.io", In.NONE),
                argumentSet("B3.14 cluster claims", "ClusterClaim", "cluster.open-cluster-management.io", In.NONE),
                argumentSet(
                        "B3.14 discovered clusters",
                        "DiscoveredCluster",
                        "discovery.open-cluster-management.io",
                        In.NONE),
                argumentSet(
                        "B3.14 placement decisions are backed up",
                        "PlacementDecision",
                        "cluster.open-cluster-management.io",
                        In.RESOURCES),
                argumentSet(
                        "B3.15 a kind of the activation group",
                        "InfraEnv",
                        "agent-install.openshift.io",
                        In.MANAGED_CLUSTERS),
                argumentSet(
                        "B3.16 a fixed kind is not in the general list",
                        "ClusterCurator",
                        "cluster.open-cluster-management.io",
                        In.MANAGED_CLUSTERS),
                argumentSet(
                        "B3.17 an ordinary hub kind", "Placement", "cluster.open-cluster-management.io", In.RESOURCES),
                argumentSet(
                        "B3.18 a kind of a hive sub-group",
                        "AgentClusterInstall",
                        "extensions.hive.openshift.io",
                        In.MANAGED_CLUSTERS),
                argumentSet(
                        "B3.19 fixed kinds are not in generic",
                        "ClusterDeployment",
                        "hive.openshift.io",
                        In.MANAGED_CLUSTERS),
                argumentSet("BW41 other kinds of hive", "SyncSet", "hive.openshift.io", In.NONE),
                argumentSet("BW41 bare metal hosts", "BareMetalHost", "metal3.io", In.NONE));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void sorts(String kind, String group, In expected) {
        var selected = selected(hubWith(kind(kind, group)));
        var name = kind(kind, group).kindDotGroup();
        assertThat(selected.managedClusters().contains(name)).isEqualTo(expected.managedClusters);
        assertThat(selected.resources().contains(name)).isEqualTo(expected.resources);
        assertThat(selected.genericExcluded().contains(name)).isEqualTo(expected.genericExcluded);
    }

    @Test
    @DisplayName(
            "B3.19 the generic backup leaves out credentials, what is restored at activation, and namespaces, in this order")
    void genericExclusions() {
        var selected = selected(Catalogues.hub());
        assertThat(selected.genericExcluded()).startsWith("secret", "configmap").endsWith("namespace");
        assertThat(selected.genericExcluded()
                        .subList(2, selected.genericExcluded().size() - 1))
                .isEqualTo(selected.managedClusters());
    }

    @Test
    @DisplayName("B3.18 the fixed kinds come first and are named even when they are not served")
    void fixedKinds() {
        var selected = selected(Catalogues.hubWithout("hive.openshift.io", "metal3.io"));
        assertThat(selected.managedClusters()).startsWith(ResourceGroups.ACTIVATION_KINDS.toArray(String[]::new));
    }

    @Test
    @DisplayName("B3.20 discovery order is kept; every kind of every version is named once")
    void discoveryOrder() {
        var selected = selected(hubWith(
                kind("Zebra", "zoo.open-cluster-management.io"),
                kind("Ape", "zoo.open-cluster-management.io"),
                kind("Zebra", "zoo.open-cluster-management.io")));
        assertThat(selected.resources())
                .endsWith("zebra.zoo.open-cluster-management.io", "ape.zoo.open-cluster-management.io")
                .doesNotHaveDuplicates()
                .contains("policyset.policy.open-cluster-management.io", "policy.policy.open-cluster-management.io");
    }

    static Stream<Arguments> thin() {
        return Stream.of(
                argumentSet("BW1 nothing at all", new ResourceCatalogue(List.of())),
                argumentSet(
                        "BW1 no ManagedCluster: one API group did not answer",
                        Catalogues.hubWithout("cluster.open-cluster-management.io")),
                argumentSet(
                        "BW1 nothing for the resources backup",
                        Catalogues.only(kind("ManagedCluster", "cluster.open-cluster-management.io"))));
    }

    @ParameterizedTest
    @MethodSource("thin")
    @DisplayName("B3.21, BW1 an answer that no hub gives is no selection, never an empty list")
    void tooThin(ResourceCatalogue catalogue) {
        assertThat(ResourceSelection.of(catalogue))
                .asInstanceOf(type(TooThin.class))
                .satisfies(thin -> assertThat(thin.why()).startsWith("the API server"));
    }

    @Test
    @DisplayName("BW39 sub-resources and kinds that cannot be listed are not named")
    void onlyListableKinds() {
        var selected = selected(hubWith(
                new ApiResource("argoproj.io", "v1", "Scale", "rollouts/scale", "", true, false, false, true, true),
                new ApiResource(
                        "virtual.open-cluster-management.io",
                        "v1",
                        "Review",
                        "reviews",
                        "review",
                        true,
                        false,
                        false,
                        false,
                        true)));
        assertThat(selected.resources())
                .doesNotContain("scale.argoproj.io", "review.virtual.open-cluster-management.io");
        assertThat(selected.unresolved()).isEmpty();
    }

    static Stream<Arguments> names() {
        return Stream.of(
                argumentSet("singular is the kind", "Policy", "policies", "policy", true),
                argumentSet("plural is the kind", "HostFirmwareSettings", "hostfirmwaresettings", "hfs", true),
                argumentSet("no singular told: Velero derives it", "Agent", "agents", "", true),
                argumentSet("neither is the kind", "UserThing", "userthings", "user-thing", false));
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("BW39 a kind that Velero cannot find by its name is reported instead of named")
    void resolvable(String kind, String plural, String singular, boolean found) {
        var selected = selected(hubWith(kind(kind, "odd.open-cluster-management.io", plural, singular)));
        var name = kind(kind, "odd.open-cluster-management.io").kindDotGroup();
        assertThat(selected.resources().contains(name)).isEqualTo(found);
        assertThat(selected.unresolved()).isEqualTo(found ? List.of() : List.of(name));
    }

    @Test
    @DisplayName("BW41 kinds of hive that no backup holds are reported")
    void notBackedUp() {
        var selected = selected(hubWith(
                kind("SyncSet", "hive.openshift.io"),
                kind("DNSZone", "hive.openshift.io"),
                kind("ClusterSync", "hiveinternal.openshift.io")));
        assertThat(selected.notBackedUp())
                .containsExactly("baremetalhost.metal3.io", "dnszone.hive.openshift.io", "syncset.hive.openshift.io");
    }

    @Test
    @DisplayName("BW20 the lists depend on the catalogue alone: what was served before is forgotten")
    void noHistory() {
        var before = selected(Catalogues.hub());
        selected(hubWith(kind("AgentClassification", "agent-install.openshift.io")));
        assertThat(selected(Catalogues.hub())).isEqualTo(before);
        assertThat(selected(Catalogues.hubWithout("agent-install.openshift.io")).managedClusters())
                .noneMatch(kind -> kind.endsWith("agent-install.openshift.io"));
    }

    @Test
    @DisplayName(
            "B3.20, BW1 whatever part of a hub is served in whatever order: same sets, never empty, never in two backups")
    void invariants() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var resources = new ArrayList<>(Catalogues.hub().resources());
            resources.removeIf(any -> random.nextInt(4) == 0);
            var shuffled = new ArrayList<>(resources);
            Collections.shuffle(shuffled, random);
            var one = ResourceSelection.of(new ResourceCatalogue(resources));
            var other = ResourceSelection.of(new ResourceCatalogue(shuffled));
            assertThat(one.getClass()).as("seed %d", seed).isEqualTo(other.getClass());
            if (one instanceof Selected first && other instanceof Selected second) {
                assertThat(new HashSet<>(first.resources()))
                        .as("seed %d", seed)
                        .isEqualTo(new HashSet<>(second.resources()));
                assertThat(first.resources())
                        .as("seed %d", seed)
                        .isNotEmpty()
                        .doesNotContainAnyElementsOf(first.managedClusters());
                assertThat(first.genericExcluded()).as("seed %d", seed).containsAll(first.managedClusters());
            }
        }
    }

    private static Selected selected(ResourceCatalogue catalogue) {
        return switch (ResourceSelection.of(catalogue)) {
            case Selected selected -> selected;
            case TooThin thin -> throw new AssertionError(thin.why());
        };
    }
}
