package io.hubbackup.decide.restore.cleanup;

import static io.hubbackup.decide.restore.cleanup.CleanupScene.APPLICATION;
import static io.hubbackup.decide.restore.cleanup.CleanupScene.BEFORE;
import static io.hubbackup.decide.restore.cleanup.CleanupScene.CLUSTER;
import static io.hubbackup.decide.restore.cleanup.CleanupScene.CONFIG_MAP;
import static io.hubbackup.decide.restore.cleanup.CleanupScene.DEPLOYMENT;
import static io.hubbackup.decide.restore.cleanup.CleanupScene.NAMESPACE;
import static io.hubbackup.decide.restore.cleanup.CleanupScene.POLICY;
import static io.hubbackup.decide.restore.cleanup.CleanupScene.SECRET;
import static io.hubbackup.decide.restore.cleanup.CleanupScene.WIDGET;
import static io.hubbackup.decide.restore.cleanup.CleanupScene.query;
import static io.hubbackup.decide.restore.cleanup.CleanupScene.seen;
import static io.hubbackup.decide.restore.cleanup.CleanupScene.stale;
import static io.hubbackup.wire.BackupType.CREDENTIALS;
import static io.hubbackup.wire.BackupType.MANAGED_CLUSTERS;
import static io.hubbackup.wire.BackupType.RESOURCES;
import static io.hubbackup.wire.BackupType.RESOURCES_GENERIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.admission.Cleanup;
import io.hubbackup.decide.restore.cleanup.CleanupScene.Thing;
import io.hubbackup.hub.BackupContents;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Rule;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.HiveNames;
import io.hubbackup.wire.HubNames;
import io.hubbackup.wire.VeleroLabelValue;
import io.hubbackup.wire.VeleroLabels;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("R5 what the clean-up makes of an object")
class CleanupJudgeTest {

    private static final String USER_LABEL = BackupLabels.USER_CREDENTIAL_TYPE;
    private static final String ACTIVATION = "cluster-activation";

    /** A kind of objects, and one of it that was restored by the run before. */
    private record Group(String name, ApiKind kind, BackupType type, Thing stale) {}

    private static final List<Group> GROUPS = List.of(
            new Group("secrets", SECRET, CREDENTIALS, stale(CREDENTIALS).with(USER_LABEL, "aws")),
            new Group("config maps", CONFIG_MAP, CREDENTIALS, stale(CREDENTIALS).with(BackupLabels.BACKUP, "")),
            new Group(
                    "hive secrets", SECRET, CREDENTIALS, stale(CREDENTIALS).with(HiveNames.SECRET_TYPE, "kubeconfig")),
            new Group("resources", POLICY, RESOURCES, stale(RESOURCES)),
            new Group(
                    "generic resources",
                    WIDGET,
                    RESOURCES_GENERIC,
                    stale(RESOURCES_GENERIC).with(BackupLabels.BACKUP, "")),
            new Group(
                    "clusters",
                    CLUSTER,
                    MANAGED_CLUSTERS,
                    stale(MANAGED_CLUSTERS).in("")),
            new Group("deployments", DEPLOYMENT, MANAGED_CLUSTERS, stale(MANAGED_CLUSTERS)));

    private record Exclusion(Protection by, UnaryOperator<Thing> change) {}

    private static final List<Exclusion> EXCLUSIONS = List.of(
            new Exclusion(Protection.LOCAL_CLUSTER_NAMESPACE, thing -> thing.in("hub-itself")),
            new Exclusion(Protection.BACKUP_NAMESPACE, thing -> thing.in(NAMESPACE)),
            new Exclusion(Protection.HUB_NAMESPACE, thing -> thing.in("open-cluster-management")),
            new Exclusion(Protection.HUB_NAMESPACE, thing -> thing.in("multicluster-engine")),
            new Exclusion(Protection.SYSTEM_NAMESPACE, thing -> thing.in("kube-system")),
            new Exclusion(Protection.EXCLUDED_NAMESPACE, thing -> thing.in("charts")),
            new Exclusion(Protection.EXCLUDED_OBJECT, thing -> thing.with(VeleroLabels.EXCLUDE_FROM_BACKUP, "true")),
            new Exclusion(Protection.INSTALLED, thing -> thing.with(HubNames.INSTALLER_LABEL, "multiclusterhub")),
            new Exclusion(Protection.INSTALLED, thing -> thing.with("backplaneconfig.name", "engine")),
            new Exclusion(Protection.INSTALLER_OWNED, thing -> thing.ownedBy("operator.open-cluster-management.io")),
            new Exclusion(Protection.INSTALLER_OWNED, thing -> thing.ownedBy("multicluster.openshift.io")));

    @Test
    @DisplayName("the order in which an object is judged")
    void order() {
        assertThat(CleanupJudge.RULES.stream().map(Rule::number))
                .containsExactly(
                        "R5.12", "R5.11", "R5.13", "W8", "D8", "R5.15", "R5.16", "W21", "W21", "D8", "R5.17", "R5.18",
                        "R5.19", "W21", "W8", "D8", "D8");
    }

    static Stream<Arguments> groups() {
        return Stream.of(Cleanup.RESTORED, Cleanup.ALL)
                .flatMap(option ->
                        GROUPS.stream().map(group -> argumentSet(option.wire() + ", " + group.name(), option, group)));
    }

    @ParameterizedTest
    @MethodSource("groups")
    @DisplayName("R5.5, R5.11, R5.12 what an earlier restore brought and this one did not goes, by either option")
    void staleGoes(Cleanup option, Group group) {
        assertThat(judged(option, group, group.stale())).isEqualTo(new Verdict.Doomed(true));
    }

    @ParameterizedTest
    @MethodSource("groups")
    @DisplayName("D8 W14 what came with a newer backup stays, unless the user has named an older one")
    void newerStays(Cleanup option, Group group) {
        var newer = group.stale().with(VeleroLabels.BACKUP_NAME, group.type().scheduleName() + "-20261121120000");
        assertThat(judged(option, group, newer)).isEqualTo(new Verdict.Kept(Protection.NEWER));

        var scene = scene(option);
        scene.time = "";
        assertThat(scene.judge().judge(query(group.kind(), group.type()), newer.listed()))
                .isEqualTo(new Verdict.Doomed(true));
    }

    @ParameterizedTest
    @MethodSource("groups")
    @DisplayName("R5.12, W11 what this run has restored stays, by either option")
    void currentStays(Cleanup option, Group group) {
        var current = group.stale().with(VeleroLabels.BACKUP_NAME, group.type().scheduleName() + CleanupScene.NOW);
        assertThat(judged(option, group, current)).isEqualTo(new Verdict.InBackup());
    }

    @ParameterizedTest
    @MethodSource("groups")
    @DisplayName("W8 what a user's own Velero Restore brought is not ours, and stays; by CleanupAll that is told")
    void foreign(Cleanup option, Group group) {
        var foreign = group.stale().with(VeleroLabels.BACKUP_NAME, "nightly-of-the-database");
        assertThat(judged(option, group, foreign))
                .isEqualTo(
                        option == Cleanup.ALL
                                ? new Verdict.Kept(Protection.OF_OTHERS)
                                : new Verdict.NotOurs("no restore of ours has brought it"));
    }

    @ParameterizedTest
    @MethodSource("groups")
    @DisplayName(
            "R5.12, D8 what this run has restored stays although somebody has changed the label of its backup since")
    void labelChanged(Cleanup option, Group group) {
        var restored = group.stale().with(VeleroLabels.RESTORE_NAME, "restore-" + RestorePart.CREDENTIALS);
        assertThat(judged(option, group, restored)).isEqualTo(new Verdict.InBackup());
        assertThat(judged(option, group, restored.with(VeleroLabels.BACKUP_NAME, "mine")))
                .isEqualTo(new Verdict.InBackup());
        assertThat(judged(option, group, restored.without(VeleroLabels.BACKUP_NAME)))
                .isEqualTo(new Verdict.InBackup());
    }

    @ParameterizedTest
    @MethodSource("groups")
    @DisplayName("R5.12 what was never restored goes by CleanupAll alone")
    void neverRestored(Cleanup option, Group group) {
        var own = group.stale().without(VeleroLabels.BACKUP_NAME);
        assertThat(judged(option, group, own) instanceof Verdict.Doomed).isEqualTo(option == Cleanup.ALL);
    }

    static Stream<Arguments> exclusions() {
        return Stream.of(Cleanup.RESTORED, Cleanup.ALL)
                .flatMap(option -> GROUPS.stream()
                        .flatMap(group -> EXCLUSIONS.stream()
                                .map(exclusion -> argumentSet(
                                        "%s, %s, %s"
                                                .formatted(
                                                        option.wire(),
                                                        group.name(),
                                                        exclusion.by().says()),
                                        option,
                                        group,
                                        exclusion))));
    }

    @ParameterizedTest
    @MethodSource("exclusions")
    @DisplayName("R5.6, R5.15–R5.19, W20, W21 each exclusion holds for every kind, Secrets and ConfigMaps too")
    void excluded(Cleanup option, Group group, Exclusion exclusion) {
        var thing = exclusion.change().apply(group.stale());
        assertThat(judged(option, group, thing)).isEqualTo(new Verdict.Kept(exclusion.by()));
    }

    @ParameterizedTest
    @MethodSource("groups")
    @DisplayName("D8 what is being deleted already is left to whoever does it")
    void leaving(Cleanup option, Group group) {
        var scene = scene(option);
        assertThat(scene.judge()
                        .judge(query(group.kind(), group.type()), group.stale().listed(true)))
                .isEqualTo(new Verdict.Kept(Protection.LEAVING));
    }

    static Stream<Arguments> localClusters() {
        return Stream.of(
                argumentSet("by its label", stale(MANAGED_CLUSTERS).in("").with("local-cluster", "true")),
                argumentSet("by its name", stale(MANAGED_CLUSTERS).in("").named("hub-itself")));
    }

    @ParameterizedTest
    @MethodSource("localClusters")
    @DisplayName("R5.15 the hub itself is never removed from itself, whatever its name")
    void localCluster(Thing cluster) {
        var judge = CleanupScene.all().judge();
        assertThat(judge.judge(query(CLUSTER, MANAGED_CLUSTERS), cluster.listed()))
                .isEqualTo(new Verdict.Kept(Protection.LOCAL_CLUSTER));
    }

    @Test
    @DisplayName("R5.16 where no cluster is labelled, the usual name counts")
    void usualLocalCluster() {
        var scene = CleanupScene.all();
        scene.clusters.clear();
        assertThat(scene.judge()
                        .judge(
                                query(SECRET, CREDENTIALS),
                                stale(CREDENTIALS)
                                        .with(USER_LABEL, "aws")
                                        .in("local-cluster")
                                        .listed()))
                .isEqualTo(new Verdict.Kept(Protection.LOCAL_CLUSTER_NAMESPACE));
    }

    @Test
    @DisplayName("D8 in OpenShift's namespaces only what a restore of ours has brought may go again")
    void openShiftNamespaces() {
        var scene = CleanupScene.all();
        var brought = stale(RESOURCES).in("openshift-gitops");
        assertThat(scene.judge().judge(query(APPLICATION, RESOURCES), brought.listed()))
                .isEqualTo(new Verdict.Doomed(true));
        assertThat(scene.judge()
                        .judge(
                                query(APPLICATION, RESOURCES),
                                brought.without(VeleroLabels.BACKUP_NAME).listed()))
                .isEqualTo(new Verdict.Kept(Protection.SYSTEM_NAMESPACE));
    }

    static Stream<Arguments> halves() {
        var policy = stale(RESOURCES);
        var widget = stale(RESOURCES_GENERIC);
        var secret = stale(CREDENTIALS);
        return Stream.of(
                argumentSet("resources have no backup label", POLICY, RESOURCES, policy.with(BackupLabels.BACKUP, "")),
                argumentSet("generic resources have it", WIDGET, RESOURCES_GENERIC, widget),
                argumentSet("credentials have one of three labels", SECRET, CREDENTIALS, secret),
                argumentSet(
                        "what another type has brought is judged there",
                        POLICY,
                        RESOURCES,
                        policy.with(VeleroLabels.BACKUP_NAME, "acm-managed-clusters-schedule" + BEFORE)));
    }

    @ParameterizedTest
    @MethodSource("halves")
    @DisplayName("R5.5, R5.11 objects of the other half are not judged")
    void otherHalf(ApiKind kind, BackupType type, Thing thing) {
        var judge = new CleanupScene().judge();
        assertThat(judge.judge(query(kind, type), thing.listed())).isInstanceOf(Verdict.NotOurs.class);
    }

    @Test
    @DisplayName("R5.5 hive's and labelled credentials are judged only when the backup takes them all in")
    void notCombined() {
        var scene = new CleanupScene();
        scene.combined = false;
        var judge = scene.judge();
        assertThat(judge.judge(
                        query(SECRET, CREDENTIALS),
                        stale(CREDENTIALS).with(HiveNames.SECRET_TYPE, "x").listed()))
                .isInstanceOf(Verdict.NotOurs.class);
        assertThat(judge.judge(
                        query(SECRET, CREDENTIALS),
                        stale(CREDENTIALS).with(USER_LABEL, "x").listed()))
                .isEqualTo(new Verdict.Doomed(true));
    }

    static Stream<Arguments> activations() {
        var secret = stale(CREDENTIALS).with(USER_LABEL, "aws");
        var widget = stale(RESOURCES_GENERIC);
        return Stream.of(
                argumentSet("R5.5 credentials", SECRET, CREDENTIALS, secret),
                argumentSet("R5.13 generic", WIDGET, RESOURCES_GENERIC, widget));
    }

    @ParameterizedTest
    @MethodSource("activations")
    @DisplayName("R5.13 activation data is judged by a run that has restored it, and only then")
    void activationData(ApiKind kind, BackupType type, Thing thing) {
        var active = thing.with(BackupLabels.BACKUP, ACTIVATION).listed();
        var passive = thing.with(BackupLabels.BACKUP, "other").listed();
        assertThat(CleanupScene.passive().judge().judge(query(kind, type), active))
                .isInstanceOf(Verdict.NotOurs.class);
        assertThat(CleanupScene.passive().judge().judge(query(kind, type), passive))
                .isInstanceOf(Verdict.Doomed.class);
        assertThat(new CleanupScene().judge().judge(query(kind, type), active)).isInstanceOf(Verdict.Doomed.class);

        var activation = new CleanupScene();
        activation.parts.removeIf(part -> !part.activating());
        assertThat(activation.judge().judge(query(kind, type), active)).isInstanceOf(Verdict.Doomed.class);
        assertThat(activation.judge().judge(query(kind, type), passive)).isInstanceOf(Verdict.NotOurs.class);
    }

    @Test
    @DisplayName("W11, R5.3 a name of more than 63 characters is compared in the form in which Velero writes it")
    void longNames() {
        var scene = new CleanupScene();
        var name = "a-backup-with-a-name-that-somebody-chose-and-that-is-far-too-long-for-a-label";
        scene.backups.put(RESOURCES, name);
        var object = stale(RESOURCES).with(VeleroLabels.BACKUP_NAME, VeleroLabelValue.of(name));
        assertThat(scene.judge().judge(query(POLICY, RESOURCES), object.listed()))
                .isEqualTo(new Verdict.InBackup());

        scene.earlier.add(name + "-older");
        var older = stale(RESOURCES).with(VeleroLabels.BACKUP_NAME, VeleroLabelValue.of(name + "-older"));
        assertThat(scene.judge().judge(query(POLICY, RESOURCES), older.listed()))
                .isEqualTo(new Verdict.Doomed(true));
    }

    @Test
    @DisplayName("W8 a backup that a user made beside ours does not become ours by being in our namespace")
    void usersBackup() {
        var scene = new CleanupScene();
        scene.others.add(seen("my-own", Map.of(), BackupContents.UNKNOWN));
        scene.others.add(seen("made-by-hand", Map.of(BackupLabels.TYPE, "resources"), BackupContents.UNKNOWN));
        var judge = scene.judge();
        assertThat(judge.judge(
                        query(POLICY, RESOURCES),
                        stale(RESOURCES)
                                .with(VeleroLabels.BACKUP_NAME, "my-own")
                                .listed()))
                .isInstanceOf(Verdict.NotOurs.class);
        assertThat(judge.judge(
                        query(POLICY, RESOURCES),
                        stale(RESOURCES)
                                .with(VeleroLabels.BACKUP_NAME, "made-by-hand")
                                .listed()))
                .isEqualTo(new Verdict.Doomed(true));
    }

    @Test
    @DisplayName("W1 objects of a type that did not succeed are nobody's")
    void failedType() {
        var scene = new CleanupScene();
        scene.failed.add(RestorePart.CREDENTIALS_ACTIVE);
        assertThat(scene.judge()
                        .judge(
                                query(SECRET, CREDENTIALS),
                                stale(CREDENTIALS).with(USER_LABEL, "aws").listed()))
                .isEqualTo(new Verdict.NotOurs("its type is not cleaned up"));
    }

    private static Verdict judged(Cleanup option, Group group, Thing thing) {
        return scene(option).judge().judge(query(group.kind(), group.type()), thing.listed());
    }

    private static CleanupScene scene(Cleanup option) {
        var scene = new CleanupScene();
        scene.option = option;
        return scene;
    }
}
