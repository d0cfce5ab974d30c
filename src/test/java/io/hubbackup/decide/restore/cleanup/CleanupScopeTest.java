package io.hubbackup.decide.restore.cleanup;

import static io.hubbackup.decide.restore.RestorePart.CREDENTIALS_ACTIVE;
import static io.hubbackup.decide.restore.RestorePart.GENERIC;
import static io.hubbackup.decide.restore.RestorePart.MANAGED_CLUSTERS;
import static io.hubbackup.decide.restore.RestorePart.RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.admission.Cleanup;
import io.hubbackup.hub.ApiResource;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.VeleroLabelValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R5 what the clean-up looks at")
class CleanupScopeTest {

    @Test
    @DisplayName("R5.1 None looks at nothing")
    void none() {
        var scene = new CleanupScene();
        scene.option = Cleanup.NONE;
        assertThat(scene.scope().queries()).isEmpty();
        assertThat(scene.scope().left()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "excludedNamespaces",
                "excludedResources",
                "includedNamespaces",
                "includedResources",
                "labelSelector",
                "namespaceMapping",
                "orLabelSelectors"
            })
    @DisplayName("R5.24, D8 what a filter leaves out is not stale: nothing is cleaned up, and that is said")
    void filters(String field) {
        for (var option : List.of(Cleanup.RESTORED, Cleanup.ALL)) {
            var scene = new CleanupScene();
            scene.option = option;
            scene.options = Tree.EMPTY.with(field, List.of("team"));
            assertThat(scene.scope().queries()).isEmpty();
            assertThat(scene.scope().types()).isEmpty();
            assertThat(scene.scope().left()).singleElement().asString().contains("spec." + field);
        }
    }

    @Test
    @DisplayName(
            "R5.2, R5.7–R5.10 each type looks at its kinds, in order; what is protected or never cleaned is not listed")
    void kinds() {
        assertThat(kinds(new CleanupScene()))
                .containsExactly(
                        "credentials Secret",
                        "credentials ConfigMap",
                        "resources Application.argoproj.io",
                        "resources ManagedClusterSet.cluster.open-cluster-management.io",
                        "resources Policy.policy.open-cluster-management.io",
                        "resourcesGeneric Widget.example.com",
                        "managedClusters ClusterDeployment.hive.openshift.io",
                        "managedClusters MachinePool.hive.openshift.io",
                        "managedClusters ManagedCluster.cluster.open-cluster-management.io",
                        "managedClusters ManagedClusterAddOn.addon.open-cluster-management.io");
    }

    @Test
    @DisplayName(
            "W24, R5.10 kinds that cannot be listed or deleted, parts of others and second versions are not looked at")
    void onlyWhatCanBeThere() {
        var scene = new CleanupScene();
        scene.resources.add(resource("Reading", true, false, false, true));
        scene.resources.add(resource("Review", false, true, false, true));
        scene.resources.add(resource("Scale", true, true, true, true));
        scene.resources.add(resource("Old", true, true, false, false));
        scene.resources.add(new ApiResource(
                "example.com", "v1beta1", "Widget", "widgets", "widget", true, true, true, false, false));
        assertThat(scene.scope().queries().stream()
                        .filter(query -> query.type() == BackupType.RESOURCES_GENERIC)
                        .map(query -> query.kind().kind() + " " + query.kind().version()))
                .containsExactly("Old v1", "Widget v1");
    }

    @Test
    @DisplayName("R5.8 the generic backup's own exclusions hold by kind, plural and group, in any case")
    void excludedKinds() {
        var scene = new CleanupScene();
        scene.includedResources = List.of("Widget.Example.com".toLowerCase(Locale.ROOT));
        assertThat(kinds(scene))
                .contains("resources Widget.example.com")
                .noneMatch(kind -> kind.equals("resourcesGeneric Widget.example.com"));
    }

    @Test
    @DisplayName("W24 a kind that two backups name is looked at once by CleanupAll, and for each of them otherwise")
    void namedTwice() {
        var scene = CleanupScene.all();
        scene.includedClusters = List.of("policy.policy.open-cluster-management.io");
        assertThat(kinds(scene)).filteredOn(kind -> kind.contains("Policy")).hasSize(1);
        scene.option = Cleanup.RESTORED;
        assertThat(kinds(scene)).filteredOn(kind -> kind.contains("Policy")).hasSize(2);
    }

    static Stream<Arguments> selectors() {
        var current = Stream.of(
                        BackupType.CREDENTIALS,
                        BackupType.MANAGED_CLUSTERS,
                        BackupType.RESOURCES_GENERIC,
                        BackupType.RESOURCES)
                .map(type -> type.scheduleName() + CleanupScene.NOW)
                .collect(Collectors.joining(","));
        var brought = "velero.io/backup-name,velero.io/backup-name notin (" + current + ")";
        var label = "cluster.open-cluster-management.io/backup";
        return Stream.of(
                argumentSet("credentials", Cleanup.RESTORED, BackupType.CREDENTIALS, List.of(brought)),
                argumentSet("resources", Cleanup.RESTORED, BackupType.RESOURCES, List.of(brought + ",!" + label)),
                argumentSet("generic", Cleanup.RESTORED, BackupType.RESOURCES_GENERIC, List.of(brought + "," + label)),
                argumentSet(
                        "all credentials",
                        Cleanup.ALL,
                        BackupType.CREDENTIALS,
                        List.of(
                                "cluster.open-cluster-management.io/type",
                                "!cluster.open-cluster-management.io/type,hive.openshift.io/secret-type",
                                "!cluster.open-cluster-management.io/type,!hive.openshift.io/secret-type," + label)),
                argumentSet("all resources", Cleanup.ALL, BackupType.RESOURCES, List.of("!" + label)),
                argumentSet("all generic", Cleanup.ALL, BackupType.RESOURCES_GENERIC, List.of(label)));
    }

    @ParameterizedTest
    @MethodSource("selectors")
    @DisplayName("R5.4, R5.5, R5.11, R5.12 lists bring no more than can be meant")
    void selects(Cleanup option, BackupType type, List<String> expected) {
        var scene = new CleanupScene();
        scene.option = option;
        assertThat(scene.scope().queries().stream()
                        .filter(query -> query.type() == type)
                        .map(KindQuery::selector)
                        .distinct())
                .containsExactlyElementsOf(expected);
    }

    @Test
    @DisplayName("R5.13 a passive run leaves activation data out of its lists")
    void passiveSelector() {
        var scene = CleanupScene.passive();
        assertThat(scene.scope().queries())
                .filteredOn(query -> query.type() == BackupType.RESOURCES_GENERIC)
                .allSatisfy(query -> assertThat(query.selector())
                        .endsWith("cluster.open-cluster-management.io/backup!=cluster-activation"));
    }

    @Test
    @DisplayName("W11 selectors name backups in the form in which Velero labels them")
    void longNameInSelector() {
        var scene = new CleanupScene();
        var name = "x".repeat(80);
        scene.backups.put(BackupType.RESOURCES, name);
        assertThat(scene.scope().queries())
                .allSatisfy(query -> assertThat(query.selector())
                        .contains(VeleroLabelValue.of(name))
                        .doesNotContain(name));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                argumentSet("resources take generic with them", RESOURCES, Set.of("credentials", "managedClusters")),
                argumentSet("generic alone", GENERIC, Set.of("credentials", "resources", "managedClusters")),
                argumentSet(
                        "one part of two is enough",
                        CREDENTIALS_ACTIVE,
                        Set.of("resources", "resourcesGeneric", "managedClusters")),
                argumentSet(
                        "managed clusters", MANAGED_CLUSTERS, Set.of("credentials", "resources", "resourcesGeneric")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    @DisplayName("W1, R5.2 a type of which a Velero Restore did not succeed is left alone, with the reason")
    void failed(RestorePart part, Set<String> cleaned) {
        var scene = new CleanupScene();
        scene.failed.add(part);
        var scope = scene.scope();
        assertThat(scope.types().keySet().stream().map(BackupType::label)).containsExactlyInAnyOrderElementsOf(cleaned);
        assertThat(scope.left())
                .hasSize(4 - cleaned.size())
                .allSatisfy(why -> assertThat(why).contains("restore-" + part, "was cleaned up"));
    }

    @Test
    @DisplayName("R5.2 what the run does not restore is not cleaned up, and that is no news")
    void notRestored() {
        var scope = CleanupScene.passive().scope();
        assertThat(scope.types()).doesNotContainKey(BackupType.MANAGED_CLUSTERS);
        assertThat(scope.left()).isEmpty();
    }

    @Test
    @DisplayName("R5.2, D8 a backup that is gone, or does not name its kinds, leaves its type alone")
    void unknownContents() {
        var scene = new CleanupScene();
        scene.includedResources = List.of();
        assertThat(scene.scope().types()).doesNotContainKey(BackupType.RESOURCES);
        assertThat(scene.scope().left()).singleElement().asString().contains("spec.includedResources");

        var gone = new CleanupScene();
        gone.unreadableBackups = Optional.of(Observed.of(Indexed.empty()));
        assertThat(gone.scope().types()).isEmpty();
        assertThat(gone.scope().left()).hasSize(4);
    }

    static Stream<Arguments> doubts() {
        return Stream.of(
                argumentSet("managed clusters", (Consumer<CleanupScene>)
                        scene -> scene.unreadableClusters = Optional.of(Observed.unreadable("x", "why"))),
                argumentSet("backups", (Consumer<CleanupScene>)
                        scene -> scene.unreadableBackups = Optional.of(Observed.unreadable("x", "why"))),
                argumentSet("MultiClusterHubs", (Consumer<CleanupScene>)
                        scene -> scene.hubNamespaces = Observed.unreadable("x", "why")),
                argumentSet("MultiClusterEngines", (Consumer<CleanupScene>)
                        scene -> scene.engineNamespaces = Observed.unreadable("x", "why")));
    }

    @ParameterizedTest
    @MethodSource("doubts")
    @DisplayName("W9, R5.16 what decides about protection and cannot be read stops everything")
    void doubt(Consumer<CleanupScene> change) {
        var scene = CleanupScene.all();
        change.accept(scene);
        assertThat(scene.observed()).isInstanceOf(Observed.Unreadable.class);
    }

    private static List<String> kinds(CleanupScene scene) {
        return scene.scope().queries().stream()
                .map(query -> query.type().label() + " " + query.kind().displayName())
                .toList();
    }

    private static ApiResource resource(
            String kind, boolean listable, boolean deletable, boolean part, boolean preferred) {
        ApiKind named = CleanupScene.kind(kind, "example.com", true);
        return new ApiResource(
                named.group(), "v1", kind, named.plural(), "", true, listable, deletable, part, preferred);
    }
}
