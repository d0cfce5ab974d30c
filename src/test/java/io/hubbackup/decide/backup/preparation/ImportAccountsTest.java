package io.hubbackup.decide.backup.preparation;

import static io.hubbackup.decide.backup.preparation.FakeHub.hub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.decide.backup.preparation.FakeHub.Part;
import io.hubbackup.hub.AddOnSeen;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.TokenAccountSeen;
import io.hubbackup.hub.WorkSeen;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Write;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an imported cluster gets while the option is on (4.4, 4.5). */
class ImportAccountsTest {

    private static final String MAIN = "auto-import-account";
    private static final String WORK = "addon-managed-serviceaccount-import";
    private static final String DEFAULT_NAMESPACE = "open-cluster-management-agent-addon";

    /** A cluster with everything that it needs, written by hand rather than by the code under test. */
    static FakeHub prepared() {
        var hub = hub().cluster("c").addOn("c", Optional.of(DEFAULT_NAMESPACE));
        ImportWork.of(ImportAccount.MAIN, DEFAULT_NAMESPACE).forEach(work -> hub.work("c", work));
        hub.account("c", MAIN).token("c", MAIN);
        hub.converge(1);
        return hub;
    }

    @Test
    @DisplayName("B4.22, B4.25, B4.26 a new cluster gets add-on, work and account, in this order")
    void newCluster() {
        var hub = hub().cluster("c");
        assertThat(names(hub))
                .containsExactly(
                        "create ManagedClusterAddOn c/managed-serviceaccount",
                        "create ManifestWork c/" + WORK,
                        "create ManagedServiceAccount c/auto-import-account");
        assertThat(hub.plan().plan())
                .isInstanceOfSatisfying(
                        Plan.Parallel.class,
                        all -> assertThat(all.steps()).singleElement().isInstanceOf(Plan.Series.class));
    }

    @Test
    @DisplayName("B4.22 the add-on carries our label and nothing in its spec")
    void addOnBody() {
        assertThat(created(hub().cluster("c"), "ManagedClusterAddOn"))
                .isEqualTo(Map.of(
                        "apiVersion",
                        "addon.open-cluster-management.io/v1alpha1",
                        "kind",
                        "ManagedClusterAddOn",
                        "metadata",
                        Map.of(
                                "namespace",
                                "c",
                                "name",
                                "managed-serviceaccount",
                                "labels",
                                Map.of("authentication.open-cluster-management.io/is-managed-serviceaccount", MAIN)),
                        "spec",
                        Map.of()));
    }

    @Test
    @DisplayName("B4.25 the work binds the account to the role that imports")
    void workBody() {
        var binding = Map.of(
                "apiVersion",
                "rbac.authorization.k8s.io/v1",
                "kind",
                "ClusterRoleBinding",
                "metadata",
                Map.of("name", "managedserviceaccount-import"),
                "roleRef",
                Map.of(
                        "apiGroup",
                        "rbac.authorization.k8s.io",
                        "kind",
                        "ClusterRole",
                        "name",
                        "klusterlet-bootstrap-kubeconfig"),
                "subjects",
                List.of(Map.of("kind", "ServiceAccount", "name", MAIN, "namespace", DEFAULT_NAMESPACE)));
        assertThat(created(hub().cluster("c"), "ManifestWork"))
                .isEqualTo(Map.of(
                        "apiVersion",
                        "work.open-cluster-management.io/v1",
                        "kind",
                        "ManifestWork",
                        "metadata",
                        Map.of(
                                "namespace",
                                "c",
                                "name",
                                WORK,
                                "labels",
                                Map.of(
                                        "open-cluster-management.io/addon-name-work",
                                        "managed-serviceaccount",
                                        "cluster.open-cluster-management.io/backup",
                                        "cluster-activation")),
                        "spec",
                        Map.of("workload", Map.of("manifests", List.of(binding)))));
    }

    @Test
    @DisplayName("B4.26 the account rotates its token and lets it live for B4.20")
    void accountBody() {
        assertThat(created(hub().cluster("c"), "ManagedServiceAccount"))
                .isEqualTo(Map.of(
                        "apiVersion",
                        "authentication.open-cluster-management.io/v1beta1",
                        "kind",
                        "ManagedServiceAccount",
                        "metadata",
                        Map.of(
                                "namespace",
                                "c",
                                "name",
                                MAIN,
                                "labels",
                                Map.of("authentication.open-cluster-management.io/is-managed-serviceaccount", MAIN)),
                        "spec",
                        Map.of("rotation", Map.of("enabled", true, "validity", "240h0m0s"))));
    }

    @Test
    @DisplayName("BW16 a cluster that has everything costs no write, and no call")
    void steady() {
        assertThat(prepared().writes()).isEmpty();
    }

    static Stream<Arguments> repairs() {
        return Stream.of(
                repair("nothing is missing", hub -> {}),
                repair(
                        "B4.22 an add-on of somebody else is left as it is",
                        hub -> hub.addOn("c", Map.of(), Optional.of(DEFAULT_NAMESPACE))),
                repair(
                        "B4.23 an add-on that does not say where it runs runs in the usual namespace",
                        hub -> hub.addOn("c", Optional.empty())),
                repair(
                        "B4.22 an add-on that is going is waited for",
                        hub -> hub.addOns.replaceAll((key, addOn) ->
                                new AddOnSeen(key, addOn.uid(), addOn.labels(), addOn.installNamespace(), true))),
                repair(
                        "B4.25 an add-on that runs elsewhere gets a second work",
                        hub -> hub.addOn("c", Optional.of("custom")),
                        "create ManifestWork c/" + WORK + "-custom-2"),
                repair(
                        "B4.24 the work of an older release goes",
                        hub -> hub.work("c", WORK + "-custom", "old").work("c", WORK + "-pair-custom", "old"),
                        "delete ManifestWork c/" + WORK + "-custom",
                        "delete ManifestWork c/" + WORK + "-pair-custom"),
                repair(
                        "BW30 a work with another content is repaired",
                        hub -> hub.work("c", WORK, "edited"),
                        "patch ManifestWork c/" + WORK),
                repair(
                        "BW30 a work for another custom namespace is repaired",
                        hub -> {
                            hub.addOn("c", Optional.of("b"));
                            hub.work("c", ImportWork.of(ImportAccount.MAIN, "a").getFirst());
                        },
                        "patch ManifestWork c/" + WORK + "-custom-2"),
                repair(
                        "BW30 a work without its backup label is repaired",
                        hub -> hub.works.replaceAll((key, work) -> new WorkSeen(
                                key,
                                work.uid(),
                                Map.of("open-cluster-management.io/addon-name-work", "managed-serviceaccount"),
                                work.manifests(),
                                false)),
                        "patch ManifestWork c/" + WORK),
                repair(
                        "B4.25 a work that is going is waited for",
                        hub -> hub.works.replaceAll(
                                (key, work) -> new WorkSeen(key, work.uid(), work.labels(), "edited", true))),
                repair(
                        "B4.25 a custom work stays when the add-on does not say where it runs",
                        hub -> hub.work(
                                        "c",
                                        ImportWork.of(ImportAccount.MAIN, "a").getFirst())
                                .addOn("c", Optional.empty())),
                repair(
                        "B4.26 another validity is set",
                        hub -> account(hub, Optional.of("100h0m0s")),
                        "patch ManagedServiceAccount c/" + MAIN),
                repair(
                        "B4.26 a validity that is no duration is set",
                        hub -> account(hub, Optional.of("10 days")),
                        "patch ManagedServiceAccount c/" + MAIN),
                repair("B4.26 the same validity in other words stays", hub -> account(hub, Optional.of("14400m"))),
                repair("B4.26 without a validity there is none to change", hub -> account(hub, Optional.empty())),
                repair(
                        "B4.26 an account that is going is waited for",
                        hub -> hub.accounts.replaceAll((key, account) -> FakeHub.going(account, FakeHub.NOW))));
    }

    private static Arguments repair(String says, Consumer<FakeHub> change, String... writes) {
        return argumentSet(says, change, List.of(writes));
    }

    private static void account(FakeHub hub, Optional<String> validity) {
        hub.accounts.replaceAll((key, account) -> new TokenAccountSeen(
                key,
                account.uid(),
                account.labels(),
                validity,
                account.expirationTimestamp(),
                account.lastRefreshTimestamp(),
                account.created(),
                Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("repairs")
    @DisplayName("B4.22–B4.26, BW30 what differs is repaired, and nothing else")
    void repairs(Consumer<FakeHub> change, List<String> expected) {
        var hub = prepared();
        change.accept(hub);
        assertThat(names(hub)).isEqualTo(expected);
        hub.apply(hub.plan().plan());
        assertThat(hub.writes()).isEmpty();
    }

    @Test
    @DisplayName("B4.26 the patch of the validity touches nothing else and names the account by UID")
    void validityPatch() {
        var hub = prepared();
        account(hub, Optional.of("1h"));
        assertThat(hub.writes()).singleElement().isInstanceOfSatisfying(Write.Patch.class, patch -> {
            assertThat(patch.body()).isEqualTo(Map.of("spec", Map.of("rotation", Map.of("validity", "240h0m0s"))));
            assertThat(patch.uid()).isPresent();
        });
    }

    static Stream<Arguments> leftovers() {
        return Stream.of(
                argumentSet(
                        "B4.26 a restored token is cleared away first",
                        hub().cluster("c").restoredToken("c", MAIN),
                        true),
                argumentSet(
                        "BW3 a token that an account owns stays",
                        hub().cluster("c").token("c", MAIN),
                        false),
                argumentSet(
                        "BW3 a secret that is no token stays",
                        hub().cluster("c").secret("c", MAIN),
                        false),
                argumentSet(
                        "BW3 with an account no token is touched",
                        hub().cluster("c").account("c", MAIN).restoredToken("c", MAIN),
                        false),
                argumentSet(
                        "BW3 with an account that is going no token is touched",
                        hub().cluster("c")
                                .restoredToken("c", MAIN)
                                .account(FakeHub.going(
                                        new TokenAccountSeen(
                                                new ObjectKey("c", MAIN),
                                                "u",
                                                Map.of(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                FakeHub.NOW,
                                                Optional.empty()),
                                        FakeHub.NOW)),
                        false));
    }

    @ParameterizedTest
    @MethodSource("leftovers")
    @DisplayName("B4.26, BW3 a token secret goes only when its account is certainly gone")
    void leftovers(FakeHub hub, boolean deleted) {
        assertThat(hub.writes().stream().anyMatch(Write.Delete.class::isInstance))
                .isEqualTo(deleted);
        if (deleted) {
            assertThat(names(hub))
                    .containsSubsequence("delete Secret c/" + MAIN, "create ManagedServiceAccount c/" + MAIN);
        }
    }

    @Test
    @DisplayName("BW3 somebody's secret in the place of a token is said, with the remedy")
    void foreignSecret() {
        assertThat(hub().cluster("c").secret("c", MAIN).report().doubts())
                .singleElement()
                .asString()
                .contains("c/" + MAIN, "rename or delete");
    }

    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"CLUSTERS", "ADD_ONS", "WORKS", "ACCOUNTS", "SECRETS", "COMPONENT"})
    @DisplayName("BW3, BW15 what cannot be read is not taken for absent: nothing is made or deleted, and it is said")
    void unreadable(Part part) {
        var hub = hub().cluster("c")
                .cluster("h")
                .restoredToken("c", MAIN)
                .secret("h", "kubeconfig", "hive.openshift.io/secret-type", "kubeconfig")
                .unreadable(part);
        assertThat(accountWrites(hub)).isEmpty();
        assertThat(hub.report().doubts()).anyMatch(doubt -> doubt.startsWith(part + ": timeout; "));
    }

    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"ADD_ONS", "WORKS", "ACCOUNTS", "COMPONENT"})
    @DisplayName("B4.19 without its kinds the option does nothing, and it is said")
    void notServed(Part part) {
        var hub = hub().cluster("c").restoredToken("c", MAIN).notServed(part);
        assertThat(accountWrites(hub)).isEmpty();
        assertThat(hub.report().doubts()).anyMatch(doubt -> doubt.contains("is not served"));
    }

    @Test
    @DisplayName("B4.19 the component looks absent: nothing is made and nothing is deleted")
    void componentAbsent() {
        var hub = prepared();
        hub.cluster("new").component = false;
        assertThat(accountWrites(hub)).isEmpty();
        assertThat(hub.report().doubts())
                .singleElement()
                .asString()
                .contains("ClusterManagementAddOn managed-serviceaccount", "until the component");
    }

    static Stream<Arguments> skips() {
        var key = ObjectKey.clusterScoped("c");
        return Stream.of(
                argumentSet("B4.21 the hub itself", hub().localCluster("c"), Optional.of(SkipReason.LOCAL)),
                argumentSet(
                        "B4.21 a hive cluster",
                        hub().cluster("c").secret("c", "s", "hive.openshift.io/secret-type", ""),
                        Optional.of(SkipReason.HIVE)),
                argumentSet(
                        "BW29 one that is being detached",
                        hub().cluster(new ClusterSeen(key, false, true, true, "True", true)),
                        Optional.of(SkipReason.DELETING)),
                argumentSet(
                        "BW29 one that was never accepted",
                        hub().cluster(new ClusterSeen(key, false, false, false, "", false)),
                        Optional.of(SkipReason.NOT_ACCEPTED)),
                argumentSet(
                        "BW29 one that has not joined",
                        hub().cluster(new ClusterSeen(key, false, true, false, "", false)),
                        Optional.of(SkipReason.NOT_JOINED)),
                argumentSet(
                        "BW29 an unreachable one is prepared",
                        hub().cluster(new ClusterSeen(key, false, true, true, "Unknown", false)),
                        Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("skips")
    @DisplayName("B4.21, BW29 who gets no account, counted by reason")
    void skips(FakeHub hub, Optional<SkipReason> reason) {
        assertThat(accountWrites(hub).isEmpty()).isEqualTo(reason.isPresent());
        assertThat(hub.report().clusters().skipped())
                .isEqualTo(reason.map(why -> Map.of(why, 1)).orElse(Map.of()));
        assertThat(hub.report().clusters().imported()).isEqualTo(reason.isPresent() ? 0 : 1);
    }

    @Test
    @DisplayName("BW15, BW29 the report says how many clusters have a token")
    void counts() {
        var hub = prepared()
                .cluster("new")
                .localCluster("me")
                .cluster(new ClusterSeen(ObjectKey.clusterScoped("off"), false, true, true, "False", false));
        assertThat(hub.report().clusters())
                .isEqualTo(new PreparationReport.Clusters(4, 3, 1, 2, 1, Map.of(SkipReason.LOCAL, 1)));
    }

    @Test
    @DisplayName("B4.21 clusters are told apart by the namespace of the secret alone")
    void hiveOfAnother() {
        var hub = hub().cluster("c").secret("other", "s", "hive.openshift.io/secret-type", "kubeconfig");
        assertThat(names(hub)).hasSize(3);
    }

    static List<String> names(FakeHub hub) {
        return hub.writes().stream().map(ImportAccountsTest::name).toList();
    }

    static String name(Write write) {
        return switch (write) {
            case Write.Create create -> "create " + create.target();
            case Write.Patch patch -> "patch " + patch.target();
            case Write.Apply apply -> "apply " + apply.target();
            case Write.Delete delete -> "delete " + delete.target();
            case Write.Release release -> "release " + release.target();
        };
    }

    /** Writes that make or delete; labels do not count. */
    private static List<Write> accountWrites(FakeHub hub) {
        return hub.writes().stream()
                .filter(write ->
                        !(write instanceof Write.Patch && write.target().kind().equals(Kinds.SECRET)))
                .sorted(Comparator.comparing(Write::because))
                .toList();
    }

    private static Map<String, Object> created(FakeHub hub, String kind) {
        return hub.writes().stream()
                .filter(Write.Create.class::isInstance)
                .map(Write.Create.class::cast)
                .filter(create -> create.target().kind().kind().equals(kind))
                .map(Write.Create::body)
                .findFirst()
                .orElseThrow();
    }
}
