package io.hubbackup.story;

import static io.hubbackup.decide.backup.Kinds.CLUSTER_DEPLOYMENT;
import static io.hubbackup.decide.backup.Kinds.CONFIG_MAP;
import static io.hubbackup.decide.backup.Kinds.MANAGED_CLUSTER_ADD_ON;
import static io.hubbackup.decide.backup.Kinds.MANAGED_SERVICE_ACCOUNT;
import static io.hubbackup.decide.backup.Kinds.MANIFEST_WORK;
import static io.hubbackup.decide.backup.Kinds.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.demo.fleet.Fleet;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.FleetSpec;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.AuditRecord;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.OperatorUnderTest;
import io.hubbackup.kit.Waiting;
import io.hubbackup.kit.WithHub;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A fleet is prepared for its backup by an operator process on a real API server: one story, told in order. */
@WithHub(store = true, crds = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FleetPreparation {

    private static final Fleet FLEET = Fleet.generate(
            FleetSpec.of(11, 60).withSecrets(800).withPoolShare(0.2).with(FleetSpec.Accounts.ENABLED));
    private static final Set<String> IMPORTED = new TreeSet<>(FLEET.imported());
    private static final String WORK = "addon-managed-serviceaccount-import";
    private static final String LEGACY_WORK = "addon-managed-serviceaccount-import-custom";
    private static final String WORK_OF = "open-cluster-management.io/addon-name-work";
    private static final String OWN_ADD_ON = FLEET.imported().getFirst();
    private static final String WITH_LEGACY_WORK = FLEET.imported().getLast();

    private static final Duration FIRST = Duration.ofSeconds(60);
    private static final Duration SECONDS = Duration.ofSeconds(10);
    private static final Duration SAFETY_NET = Duration.ofSeconds(3);
    private static final Duration QUIET = Duration.ofSeconds(15);
    private static final Duration SETTLES = Duration.ofMinutes(3);

    private static StoryHub hub;
    private static FleetOnHub fleet;
    private static TokenAddOn addOn;
    private static OperatorUnderTest operator;

    @BeforeAll
    static void begin(Hub bed) {
        hub = new StoryHub(bed);
        fleet = new FleetOnHub(bed.client());
        addOn = new TokenAddOn(bed);
        hub.install(Crds.OURS);
        FleetLoader.load(bed.client(), FLEET);
        hub.create(
                // B4.34: somebody's own add-on; B4.24: the work of an older release
                Manifest.of(MANAGED_CLUSTER_ADD_ON.apiVersion(), "ManagedClusterAddOn", FleetOnHub.ADD_ON)
                        .in(OWN_ADD_ON)
                        .spec(Map.of()),
                Manifest.of(MANIFEST_WORK.apiVersion(), "ManifestWork", LEGACY_WORK)
                        .in(WITH_LEGACY_WORK)
                        .label(WORK_OF, FleetOnHub.ADD_ON)
                        .spec(Map.of("workload", Map.of("manifests", List.of()))),
                StoryHub.backupSchedule(
                        StoryHub.SCHEDULE,
                        Map.of(
                                "veleroSchedule",
                                "0 0 1 1 *",
                                "veleroTtl",
                                "120h",
                                "useManagedServiceAccount",
                                true,
                                "noBackupOnStart",
                                true)));
        operator = bed.startOperator(Map.of("hub-backup.safety-net", SAFETY_NET.toSeconds() + "s"));
        awaitPrepared(FIRST, "TokensPending");
    }

    @AfterAll
    static void end() {
        operator.close();
    }

    @Test
    @Order(1)
    @DisplayName(
            "B4.6 B4.7 B4.8 B4.9 B4.10 B4.11 B4.13 B4.15 B4.18 BW21 exactly the right objects are labelled, by the fleet's own figures")
    void labels() {
        var expected = new FleetLabels(FLEET, fleet.list(CLUSTER_DEPLOYMENT));
        assertThat(fleet.labelled(SECRET, FleetOnHub.BACKUP)).isEqualTo(expected.ofSecrets());
        assertThat(fleet.labelled(CONFIG_MAP, FleetOnHub.BACKUP)).isEqualTo(expected.ofConfigMaps());
        assertThat(fleet.labelled(CLUSTER_DEPLOYMENT, "hive.openshift.io/disable-creation-webhook-for-dr"))
                .isEqualTo(expected.ofDeployments());
        // B4.4: hive's own label selects two more secrets of each cluster of a pool
        assertThat(hub.backupSchedule().text("status", "preparation", "labelledObjects"))
                .isEqualTo(String.valueOf(expected.ofSecrets().size()
                        + expected.ofConfigMaps().size()
                        + expected.ofDeployments().size()
                        + 2 * FLEET.pooled().size()));
    }

    @Test
    @Order(2)
    @DisplayName(
            "B4.20 B4.21 B4.22 B4.24 B4.25 B4.26 every imported cluster has add-on, work and account, no other has one")
    void accounts() {
        var accounts = fleet.named(MANAGED_SERVICE_ACCOUNT, FleetOnHub.ACCOUNT);
        assertThat(accounts.keySet()).isEqualTo(IMPORTED);
        assertThat(accounts.values()).allSatisfy(account -> {
            assertThat(account.label(FleetOnHub.IS_ACCOUNT)).isEqualTo(FleetOnHub.ACCOUNT);
            assertThat(account.text("spec", "rotation", "validity")).isEqualTo("240h0m0s");
            assertThat(account.text("spec", "rotation", "enabled")).isEqualTo("true");
        });
        assertThat(fleet.named(MANAGED_SERVICE_ACCOUNT, FleetOnHub.ACCOUNT + "-pair"))
                .isEmpty();
        var addOns = fleet.named(MANAGED_CLUSTER_ADD_ON, FleetOnHub.ADD_ON);
        assertThat(addOns.keySet()).isEqualTo(IMPORTED);
        assertThat(addOns.values())
                .allSatisfy(seen -> assertThat(seen.label(FleetOnHub.IS_ACCOUNT))
                        .isEqualTo(seen.namespace().equals(OWN_ADD_ON) ? "" : FleetOnHub.ACCOUNT));
        var works = fleet.named(MANIFEST_WORK, WORK);
        assertThat(works.keySet()).isEqualTo(IMPORTED);
        assertThat(works.values()).allSatisfy(work -> {
            assertThat(work.label(WORK_OF)).isEqualTo(FleetOnHub.ADD_ON);
            assertThat(work.label(FleetOnHub.BACKUP)).isEqualTo("cluster-activation");
            assertThat(work.text("spec", "workload", "manifests"))
                    .contains("klusterlet-bootstrap-kubeconfig", "managedserviceaccount-import", FleetOnHub.ACCOUNT);
        });
        assertThat(fleet.named(MANIFEST_WORK, LEGACY_WORK)).isEmpty();
        assertThat(clusters("imported")).isEqualTo(String.valueOf(IMPORTED.size()));
        assertThat(clusters("total")).isEqualTo(String.valueOf(FLEET.count("ManagedCluster")));
    }

    @Test
    @Order(3)
    @DisplayName("B4.12 B4.27 B4.30 BW14 tokens are labelled, with their times, when the add-on issues them")
    void tokens() {
        addOn.issue();
        within("tokens are labelled", () -> {
            var tokens = fleet.named(SECRET, FleetOnHub.ACCOUNT);
            assertThat(tokens.keySet()).isEqualTo(IMPORTED);
            assertThat(tokens.values()).allSatisfy(token -> {
                assertThat(token.label(FleetOnHub.BACKUP)).isEqualTo("msa");
                assertThat(token.annotation("expirationTimestamp"))
                        .isEqualTo(addOn.expiration().toString());
                assertThat(token.annotation("lastRefreshTimestamp")).isNotEmpty();
            });
        });
        awaitPrepared(SECONDS, "PreparationComplete");
        assertThat(clusters("withToken")).isEqualTo(clusters("imported"));
        assertThat(fleet.named(SECRET, "team-account").values())
                .isNotEmpty()
                .allSatisfy(
                        secret -> assertThat(secret.label(FleetOnHub.BACKUP)).isEmpty());
    }

    @Test
    @Order(4)
    @DisplayName(
            "BW16 D12 passes with nothing to do write nothing and make no call per cluster: by the log of the API server, none at all but watches")
    void nothingToDo() {
        var quiet = new Quiet();

        hub.bed()
                .within(SETTLES, "neither a write nor a call per cluster in " + QUIET)
                .untilAsserted(quiet::assertLasts);

        assertThat(quiet.passes())
                .as("passes meanwhile")
                .isGreaterThanOrEqualTo(QUIET.toSeconds() / SAFETY_NET.toSeconds() - 1);
        System.out.printf(
                "calls of %.0f passes with nothing to do: %s%n", quiet.passes(), AuditLog.count(calls(quiet.mark)));
    }

    /** A time in which nothing is asked of a cluster and nothing written. What the policies tell, once, when something has settled breaks it, and it begins anew. */
    private static final class Quiet {

        private AuditLog.Mark mark = hub.bed().audit().mark();
        private Instant since = hub.bed().now();
        private double passesBefore = FleetPreparation.passes();
        private List<AuditRecord> broken = List.of();

        void assertLasts() {
            var breaking = calls(mark).stream().filter(Quiet::breaks).toList();
            if (!breaking.isEmpty()) {
                broken = breaking;
                mark = hub.bed().audit().mark();
                since = hub.bed().now();
                passesBefore = FleetPreparation.passes();
            }
            assertThat(Duration.between(since, hub.bed().now()))
                    .as("it was broken last by %s", broken)
                    .isGreaterThanOrEqualTo(QUIET);
        }

        /** A watch that is renewed is not a call of a pass. */
        private static boolean breaks(AuditRecord call) {
            return call.isWrite()
                    || !call.verb().equals("watch") && FleetOnHub.OF_CLUSTERS.contains(call.resourceAndGroup());
        }

        double passes() {
            return FleetPreparation.passes() - passesBefore;
        }
    }

    @Test
    @Order(5)
    @DisplayName("BW14 a secret that a ClusterDeployment refers to is labelled when it appears")
    void newSecret() {
        var cluster = FLEET.hive().getFirst();
        fleet.patch(
                CLUSTER_DEPLOYMENT, cluster, cluster, Map.of("spec", Map.of("pullSecretRef", Map.of("name", "later"))));
        hub.create(Manifest.secret(cluster, "later"));
        within(
                "the new secret is labelled",
                () -> assertThat(fleet.one(SECRET, cluster, "later"))
                        .hasValueSatisfying(secret ->
                                assertThat(secret.label(FleetOnHub.BACKUP)).isEqualTo("pullsecret")));
    }

    @Test
    @Order(6)
    @DisplayName("B4.22 B4.26 BW14 a cluster that is imported gets its account when it joins")
    void newCluster() {
        fleet.join("newcomer");
        within(
                "the new cluster has its account",
                () -> assertThat(fleet.one(MANAGED_SERVICE_ACCOUNT, "newcomer", FleetOnHub.ACCOUNT))
                        .isPresent());
        assertThat(fleet.one(MANAGED_CLUSTER_ADD_ON, "newcomer", FleetOnHub.ADD_ON))
                .isPresent();
        assertThat(fleet.one(MANIFEST_WORK, "newcomer", WORK)).isPresent();
        addOn.issue();
        awaitPrepared(SECONDS, "PreparationComplete");
    }

    @Test
    @Order(7)
    @DisplayName(
            "B2.8 B4.19 BW3 BW15 BW27 the component looks absent: the BackupSchedule says so, nothing is deleted, and it recovers")
    void componentAbsent() {
        var before = everyUid();
        assertThat(fleet.named(SECRET, FleetOnHub.ACCOUNT)).hasSizeGreaterThan(IMPORTED.size());
        var mark = hub.bed().audit().mark();

        hub.bed().client().resource(component()).delete();
        hub.await(SECONDS, "the missing component is said", seen -> {
            assertThat(seen.phase()).isEqualTo("FailedValidation");
            assertThat(seen.message())
                    .isEqualTo(
                            "UseManagedServiceAccount option cannot be used, managedserviceaccount component is not enabled");
            assertThat(seen.condition("Ready").status()).isEqualTo("False");
            assertThat(seen.condition("Ready").message()).contains("Enable component managedserviceaccount");
        });
        hub.bed()
                .within(FIRST, "several passes later")
                .during(SAFETY_NET.multipliedBy(2))
                .until(() -> hub.backupSchedule().phase().equals("FailedValidation"));
        assertThat(everyUid()).isEqualTo(before);
        assertThat(calls(mark)).noneMatch(call -> call.verb().startsWith("delete"));

        hub.create(List.of(component()));
        hub.await(SECONDS, "it recovers", seen -> assertThat(seen.phase()).isEqualTo("Enabled"));
        awaitPrepared(SECONDS, "PreparationComplete");
        assertThat(everyUid()).isEqualTo(before);
    }

    @Test
    @Order(8)
    @DisplayName(
            "B4.32 B4.33 B4.34 BW25 the option is switched off: in each cluster the account goes first, and what is not ours stays")
    void optionOff() {
        var teams = fleet.named(SECRET, "team-account").keySet();
        var mark = hub.bed().audit().mark();

        hub.patchSpec(Map.of("useManagedServiceAccount", false));
        hub.bed().within(FIRST, "nothing of the accounts is left").untilAsserted(() -> {
            assertThat(fleet.named(MANAGED_SERVICE_ACCOUNT, FleetOnHub.ACCOUNT)).isEmpty();
            assertThat(fleet.named(SECRET, FleetOnHub.ACCOUNT)).isEmpty();
            assertThat(fleet.named(MANIFEST_WORK, WORK)).isEmpty();
            assertThat(fleet.named(MANAGED_CLUSTER_ADD_ON, FleetOnHub.ADD_ON).keySet())
                    .containsExactly(OWN_ADD_ON);
        });

        assertThat(teams).isNotEmpty();
        assertThat(fleet.named(SECRET, "team-account").keySet()).isEqualTo(teams);
        assertThat(fleet.named(MANAGED_SERVICE_ACCOUNT, "team-account").keySet())
                .isEqualTo(teams);
        assertAccountsWentFirst(calls(mark));
        hub.await(SECONDS, "still backed up", seen -> assertThat(seen.phase()).isEqualTo("Enabled"));
    }

    /** What says that the component is enabled. */
    private static GenericKubernetesResource component() {
        return Manifest.of("addon.open-cluster-management.io/v1alpha1", "ClusterManagementAddOn", FleetOnHub.ADD_ON)
                .spec(Map.of("addOnMeta", Map.of("displayName", FleetOnHub.ADD_ON)))
                .build();
    }

    private static void assertAccountsWentFirst(List<AuditRecord> calls) {
        var byCluster = new TreeMap<String, List<String>>();
        calls.stream()
                .filter(call -> call.verb().equals("delete") && call.code() == 200)
                .forEach(call -> byCluster
                        .computeIfAbsent(call.namespace(), any -> new java.util.ArrayList<>())
                        .add(call.resource()));
        assertThat(byCluster.keySet()).containsAll(IMPORTED);
        assertThat(byCluster.values()).allSatisfy(resources -> {
            assertThat(resources.getFirst()).isEqualTo("managedserviceaccounts");
            assertThat(resources).doesNotHaveDuplicates();
        });
    }

    /** TokensPending: all is done that the operator can do; the tokens come from the add-on. */
    private static void awaitPrepared(Duration atMost, String reason) {
        var seen = hub.await(atMost, "the fleet is prepared", now -> {
            assertThat(now.condition("Prepared").reason())
                    .as(now.condition("Prepared").message())
                    .isEqualTo(reason);
            assertThat(now.phase()).isEqualTo("Enabled");
        });
        System.out.println("prepared: " + seen.value("status", "preparation").orElse("the status does not say how"));
    }

    private static void within(String what, Waiting.Assertion asserted) {
        var begun = hub.bed().now();
        hub.bed().within(SECONDS, what).untilAsserted(asserted);
        System.out.printf(
                "%s after %d ms%n",
                what, Duration.between(begun, hub.bed().now()).toMillis());
    }

    private static String clusters(String figure) {
        return hub.backupSchedule().text("status", "preparation", "clusters", figure);
    }

    private static Map<String, Map<String, String>> everyUid() {
        var all = new TreeMap<String, Map<String, String>>();
        List.of(MANAGED_SERVICE_ACCOUNT, MANAGED_CLUSTER_ADD_ON, MANIFEST_WORK, SECRET)
                .forEach(kind -> all.put(kind.plural(), fleet.uids(kind)));
        return all;
    }

    private static List<AuditRecord> calls(AuditLog.Mark mark) {
        return hub.bed().audit().since(mark, Story.BY_OPERATOR);
    }

    private static double passes() {
        return operator.metric("hub_backup_passes_total");
    }
}
