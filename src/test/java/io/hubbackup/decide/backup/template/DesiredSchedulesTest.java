package io.hubbackup.decide.backup.template;

import static io.hubbackup.decide.backup.template.Scene.NAMESPACE;
import static io.hubbackup.decide.backup.template.Scene.cluster;
import static io.hubbackup.decide.backup.template.Scene.unreadable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.velero.BackupSpec;
import io.hubbackup.wire.velero.Schedule;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("B3.1–B3.9, B3.23–B3.25 the five Velero Schedules")
class DesiredSchedulesTest {

    @Test
    @DisplayName("B3.1 five names and types, in the order of creation")
    void names() {
        var desired = new Scene().desired();
        assertThat(desired.complete()).isTrue();
        assertThat(desired.doubts()).isEmpty();
        assertThat(desired.schedules().values())
                .extracting(schedule -> schedule.metadata().name())
                .containsExactly(
                        "acm-credentials-schedule",
                        "acm-managed-clusters-schedule",
                        "acm-resources-generic-schedule",
                        "acm-resources-schedule",
                        "acm-validation-policy-schedule");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("B3.2 three labels, no annotation, one owner that controls and blocks")
    void metadata(BackupType type) {
        var metadata = schedule(new Scene(), type).metadata();
        assertThat(metadata.namespace()).isEqualTo(NAMESPACE);
        assertThat(metadata.labels())
                .containsOnly(
                        Map.entry("cluster.open-cluster-management.io/backup-schedule-name", "schedule-acm"),
                        Map.entry("cluster.open-cluster-management.io/backup-schedule-type", type.label()),
                        Map.entry("cluster.open-cluster-management.io/backup-cluster", Scene.HUB));
        assertThat(metadata.annotations()).isEmpty();
        assertThat(metadata.ownerReferences()).singleElement().satisfies(owner -> {
            assertThat(owner.apiVersion()).isEqualTo("cluster.open-cluster-management.io/v1beta1");
            assertThat(owner.kind()).isEqualTo("BackupSchedule");
            assertThat(owner.uid()).isEqualTo(Scene.UID);
            assertThat(owner.controller()).isTrue();
            assertThat(owner.blockOwnerDeletion()).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("B3.2, D23 the version of the hub is told, so that an older hub can refuse the set")
    void hubVersion(BackupType type) {
        var scene = new Scene();
        scene.version = Observed.of(Optional.of("2.16.1"));
        assertThat(schedule(scene, type).metadata().annotations())
                .containsExactly(Map.entry("hubbackup.io/hub-version", "2.16.1"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("B3.3, B3.4 nothing is set that was not asked for; the storage location never")
    void plainSpec(BackupType type) {
        var spec = schedule(new Scene().spec(wish -> wish.withVeleroTtl("0s")), type)
                .spec();
        assertThat(spec.tree().fields().keySet()).containsExactlyInAnyOrder("schedule", "template");
        assertThat(spec.schedule()).isEqualTo("0 */1 * * *");
        assertThat(spec.template().tree().fields().keySet())
                .isSubsetOf(
                        "includeClusterResources",
                        "includedNamespaces",
                        "excludedNamespaces",
                        "includedResources",
                        "excludedResources",
                        "labelSelector",
                        "orLabelSelectors",
                        "ttl");
        assertThat(spec.template().ttl().isPresent()).isEqualTo(type == BackupType.VALIDATION);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("B3.3, B1.11, B1.13, B1.14 the user's options reach all five")
    void options(BackupType type) {
        var scene = new Scene()
                .spec(wish -> wish.withVolumeSnapshotLocations(List.of("aws-1"))
                        .withUseOwnerReferencesInBackup(true)
                        .withSkipImmediately(true)
                        .withPaused(true));
        var spec = schedule(scene, type).spec();
        assertThat(spec.template().volumeSnapshotLocations()).containsExactly("aws-1");
        assertThat(spec.useOwnerReferencesInBackup()).contains(true);
        assertThat(spec.skipImmediately()).contains(true);
        assertThat(spec.paused()).isTrue();
    }

    static Stream<Arguments> ttls() {
        return Stream.of(
                argumentSet("B3.3 written as Go does", "120h", Optional.of("120h0m0s")),
                argumentSet("B3.3 zero is left to Velero", "0s", Optional.empty()),
                argumentSet("B3.3 fractions", "1.5h", Optional.of("1h30m0s")));
    }

    @ParameterizedTest
    @MethodSource("ttls")
    void ttl(String given, Optional<String> written) {
        var scene = new Scene().spec(wish -> wish.withVeleroTtl(given));
        assertThat(template(scene, BackupType.RESOURCES).tree().text("ttl")).isEqualTo(written);
        assertThat(template(scene, BackupType.VALIDATION).tree().text("ttl")).contains("1h5m0s");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("B3.5 never both kinds of selectors in one template")
    void oneKindOfSelector(BackupType type) {
        var template = template(new Scene(), type).tree();
        assertThat(template.has("labelSelector") && template.has("orLabelSelectors"))
                .isFalse();
    }

    @Test
    @DisplayName("B3.5 credentials: one requirement for each selector, any one is enough")
    void credentialSelectors() {
        var selectors = template(new Scene(), BackupType.CREDENTIALS).orLabelSelectors();
        assertThat(selectors)
                .allSatisfy(selector -> assertThat(selector.matchExpressions())
                        .singleElement()
                        .satisfies(requirement ->
                                assertThat(requirement.operator()).isEqualTo("Exists")));
        assertThat(selectors)
                .flatExtracting(selector -> selector.matchExpressions())
                .extracting(part -> part.key())
                .containsExactly(
                        "hive.openshift.io/secret-type",
                        "cluster.open-cluster-management.io/type",
                        "cluster.open-cluster-management.io/backup");
    }

    @Test
    @DisplayName(
            "B3.22 the backup label counts by its presence, whatever its value: resources leaves out what generic takes")
    void backupLabel() {
        var generic = template(new Scene(), BackupType.RESOURCES_GENERIC)
                .labelSelector()
                .orElseThrow();
        var resources =
                template(new Scene(), BackupType.RESOURCES).labelSelector().orElseThrow();
        assertThat(generic.matchExpressions())
                .extracting(part -> part.key() + " " + part.operator())
                .containsExactly("cluster.open-cluster-management.io/backup Exists");
        assertThat(resources.matchExpressions())
                .extracting(part -> part.key() + " " + part.operator())
                .containsExactly(
                        "policy.open-cluster-management.io/root-policy DoesNotExist",
                        "cluster.open-cluster-management.io/backup DoesNotExist");
    }

    @Test
    @DisplayName("B3.8 generic leaves out namespaces, B3.9 and takes cluster-scoped objects")
    void generic() {
        var template = template(new Scene(), BackupType.RESOURCES_GENERIC);
        assertThat(template.excludedResources()).contains("namespace", "secret", "configmap");
        assertThat(template.includeClusterResources()).contains(true);
        assertThat(template.includedResources()).isEmpty();
    }

    @Test
    @DisplayName("B3.23 the validation backup holds the BackupSchedules of the namespace and nothing else")
    void validation() {
        var template = template(new Scene(), BackupType.VALIDATION);
        assertThat(template.includedResources()).containsExactly("BackupSchedule");
        assertThat(template.includedNamespaces()).containsExactly(NAMESPACE);
        assertThat(template.includeClusterResources()).isEmpty();
        assertThat(template.excludedNamespaces()).isEmpty();
    }

    @Test
    @DisplayName("BW13, B3.25 the day of the week on which it is asked makes no difference")
    void validationTtlDoesNotTick() {
        var scene = new Scene().spec(wish -> wish.withVeleroSchedule("0 8 * * 1-5"));
        var ttls = new HashSet<String>();
        for (int day = 0; day < 7; day++) {
            scene.now = Scene.NOW.plus(Duration.ofDays(day));
            ttls.add(template(scene, BackupType.VALIDATION).tree().text("ttl").orElse(""));
        }
        assertThat(ttls).containsExactly("72h5m0s");
    }

    static Stream<Arguments> localClusters() {
        return Stream.of(
                argumentSet(
                        "B3.6 its usual name",
                        Observed.of(Indexed.of(cluster("local-cluster", true), cluster("a", false))),
                        "local-cluster"),
                argumentSet(
                        "B3.6 renamed",
                        Observed.of(Indexed.of(cluster("a", false), cluster("hub-of-ours", true))),
                        "hub-of-ours"),
                argumentSet("B3.6 none is labelled", Observed.of(Indexed.of(cluster("a", false))), "local-cluster"),
                argumentSet("B3.6 the kind is not served", Observed.notServed("managedclusters"), "local-cluster"));
    }

    @ParameterizedTest
    @MethodSource("localClusters")
    @DisplayName("B3.6, BW38 the local cluster's namespace is left out of all four data backups")
    void localCluster(Observed<Indexed<io.hubbackup.hub.ClusterSeen>> clusters, String excluded) {
        var scene = new Scene();
        scene.clusters = clusters;
        for (BackupType type : BackupType.dataTypes()) {
            assertThat(template(scene, type).excludedNamespaces())
                    .as(type.label())
                    .startsWith(excluded);
        }
    }

    @Test
    @DisplayName("B3.7, BW38 resources leaves out where the platform lives; generic does not (B3.32)")
    void platformNamespaces() {
        var scene = new Scene();
        scene.channels = Observed.of(Set.of("charts"));
        scene.platform = Observed.of(Set.of("open-cluster-management"));
        scene.engines = Observed.of(Set.of("multicluster-engine"));
        assertThat(template(scene, BackupType.RESOURCES).excludedNamespaces())
                .containsExactly(
                        "local-cluster", NAMESPACE, "charts", "open-cluster-management", "multicluster-engine");
        assertThat(template(scene, BackupType.RESOURCES_GENERIC).excludedNamespaces())
                .containsExactly("local-cluster");
        assertThat(template(scene, BackupType.CREDENTIALS).excludedNamespaces()).containsExactly("local-cluster");
        assertThat(template(scene, BackupType.MANAGED_CLUSTERS).excludedNamespaces())
                .containsExactly("local-cluster", "openshift-machine-api");
    }

    static Stream<Arguments> unknowns() {
        return Stream.of(
                unknown("BW1 discovery failed", scene -> scene.catalogue = unreadable("API discovery")),
                unknown(
                        "BW1 discovery is too thin",
                        scene -> scene.catalogue = Observed.of(new ResourceCatalogue(List.of()))),
                unknown("BW15 managed clusters", scene -> scene.clusters = unreadable("managedclusters")),
                unknown("BW15 channels", scene -> scene.channels = unreadable("channels")),
                unknown("BW15 MultiClusterHubs", scene -> scene.platform = unreadable("multiclusterhubs")),
                unknown("BW15 MultiClusterEngines", scene -> scene.engines = unreadable("multiclusterengines")),
                unknown("BW7 who this hub is", scene -> scene.identity = unreadable("clusterversions")),
                unknown("D23 the hub's version", scene -> scene.version = unreadable("multiclusterhubs")));
    }

    @ParameterizedTest
    @MethodSource("unknowns")
    @DisplayName("BW1, BW15 what cannot be read stays as it stands, and is told")
    void keepsWhatStands(Consumer<Scene> trouble) {
        var scene = new Scene();
        scene.clusters = Observed.of(Indexed.of(cluster("hub-of-ours", true)));
        scene.channels = Observed.of(Set.of("charts"));
        scene.version = Observed.of(Optional.of("2.16.1"));
        scene.stand();
        var before = scene.desired();
        trouble.accept(scene);
        var desired = scene.desired();
        assertThat(desired.doubts()).hasSize(1);
        assertThat(desired.schedules()).isEqualTo(before.schedules());
        assertThat(ScheduleDrift.repairs(desired, scene.owned).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("unknowns")
    @DisplayName("BW1, BW15 what cannot be read and does not stand anywhere is waited for, never guessed")
    void undecided(Consumer<Scene> trouble) {
        var scene = new Scene();
        trouble.accept(scene);
        var desired = scene.desired();
        assertThat(desired.doubts()).hasSize(1);
        boolean onlyVersion = scene.version.doubt().isPresent();
        assertThat(desired.complete()).isEqualTo(onlyVersion);
        assertThat(desired.undecided().values())
                .allSatisfy(why -> assertThat(why).isEqualTo(desired.doubts().getFirst()));
    }

    @Test
    @DisplayName("BW1 an empty includedResources that another operator left behind is not kept")
    void emptyListIsNotKept() {
        var scene =
                new Scene().stand(tree -> Scene.with(tree, Optional.empty(), "spec", "template", "includedResources"));
        scene.catalogue = unreadable("API discovery");
        assertThat(scene.desired().undecided().keySet())
                .containsExactly(BackupType.MANAGED_CLUSTERS, BackupType.RESOURCES);
        scene.catalogue = Observed.of(Catalogues.hub());
        assertThat(scene.desired().complete()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("BW1 includedResources is empty in no template but the generic one")
    void neverEverything(BackupType type) {
        assertThat(template(new Scene(), type).includedResources().isEmpty())
                .isEqualTo(type == BackupType.RESOURCES_GENERIC);
    }

    @Test
    @DisplayName("BW12 a ttl that cannot be read changes nothing")
    void badTtl() {
        var scene = new Scene().stand().spec(wish -> wish.withVeleroTtl("7d"));
        assertThat(scene.desired().doubts()).singleElement().asString().startsWith("spec.veleroTtl: ");
        assertThat(ScheduleDrift.repairs(scene.desired(), scene.owned).isEmpty())
                .isTrue();
    }

    private static Arguments unknown(String name, Consumer<Scene> trouble) {
        return argumentSet(name, trouble);
    }

    private static Schedule schedule(Scene scene, BackupType type) {
        return Arrays.stream(BackupType.values())
                .filter(type::equals)
                .map(scene.desired().schedules()::get)
                .findFirst()
                .orElseThrow();
    }

    private static BackupSpec template(Scene scene, BackupType type) {
        return schedule(scene, type).spec().template();
    }
}
