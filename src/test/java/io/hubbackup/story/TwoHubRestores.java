package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.hubbackup.demo.fleet.Fleet;
import io.hubbackup.demo.fleet.FleetSpec;
import io.hubbackup.demo.registration.Mishaps;
import io.hubbackup.kit.AnsweringFleet;
import io.hubbackup.kit.ArchiveKey;
import io.hubbackup.kit.AuditRecord;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.Hubs;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The primary backs up, the standby follows in passive sync, the primary dies, the standby takes the clusters over and becomes the primary; the old hub wakes and does no harm,
 * and in the end it gets everything back: one story, told in order.
 */
abstract class TwoHubRestores extends TwoSites {

    private static final String FIRST = "https://api.first.example.com:6443";
    private static final String SECOND = "https://api.second.example.com:6443";
    private static final String RESTORE = "restore-acm";

    /** Six Velero Restores one after the other, and what waits for Velero's look into the store. */
    private static final Duration VELERO = Duration.ofMinutes(5);

    private static final Duration ACTIVATION = Duration.ofMinutes(20);
    private static final Duration SOON = Duration.ofMinutes(2);

    private static final Map<String, Object> TOKENS = Map.of("useManagedServiceAccount", true);

    /** What A has only in its first sets. */
    private static final ArchiveKey PASSING =
            new ArchiveKey("placements.cluster.open-cluster-management.io", "applications", "passing");

    private final Fleet fleet =
            Fleet.generate(FleetSpec.of(7, 4).withImportedShare(1).with(FleetSpec.Accounts.ENABLED));
    private Optional<AnsweringFleet> answering = Optional.empty();

    /** What B had before it was activated. */
    private Optional<HubContents> passive = Optional.empty();

    /** Whose API server plays the managed clusters. */
    abstract Hub player(Hubs hubs, Hub second);

    /** Of a cluster, in seconds; a hub loses it after five of them. */
    abstract int lease();

    @BeforeAll
    void twoHubs(Hubs hubs) {
        var answers = AnsweringFleet.on(player(hubs, b().hub().bed()), Mishaps.NONE);
        answering = Optional.of(answers);
        answers.add(fleet.clusters());
        a().hub().create(fleet.objects().stream().map(this::leased).toList());
        b().hub()
                .create(Fleet.generate(FleetSpec.of(8, 0).with(FleetSpec.Accounts.ENABLED))
                        .objects());
        answers.give(fleet.clusters(), a().hub().bed(), FIRST);
        answers.serve(a().hub().bed(), FIRST);
        answers.serve(b().hub().bed(), SECOND);
    }

    private GenericKubernetesResource leased(GenericKubernetesResource object) {
        if (object.getKind().equals("ManagedCluster")) {
            var spec = new HashMap<String, Object>(object.get("spec"));
            spec.put("leaseDurationSeconds", lease());
            object.setAdditionalProperty("spec", spec);
        }
        return object;
    }

    private AnsweringFleet answers() {
        return answering.orElseThrow();
    }

    @Override
    @AfterAll
    void close() {
        super.close();
        answering.ifPresent(AnsweringFleet::close);
    }

    @Test
    @Order(1)
    @DisplayName(
            "T3 R2.37 R7.3 the primary backs up with import accounts; the standby restores the newest set, and is in step with it")
    void passiveSync() {
        available(a());
        a().hub().create(Restores.placement("applications", "passing"));
        a().backUp(TOKENS);
        a().awaitBackedUp();
        tokensIssued(a());
        a().backUpAnew(TOKENS);
        b().lookIntoTheStore();
        // it may have looked by itself before the second set was there
        b().awaitSet(a().newest());
        b().hub().create(Restores.named(RESTORE, Restores.PASSIVE_SYNC));
        var seen = phase(b(), RESTORE, VELERO, "Enabled");
        assertThat(seen.message())
                .isEqualTo("Velero restores have run to completion, restore will continue to sync with new backups");
        b().hub()
                .bed()
                .within(SOON, "each Velero Restore is told of")
                .untilAsserted(() -> assertThat(createdEvents())
                        .hasSize(3)
                        .allMatch(note -> note.startsWith("Velero restore created: " + RESTORE)));
        assertThat(availability(b())).as("clusters on B").isEmpty();
        assertThat(contents(b()).objects().keySet()).contains(PASSING);
    }

    private List<String> createdEvents() {
        return b()
                .hub()
                .bed()
                .client()
                .v1()
                .events()
                .inAnyNamespace()
                .list(new ListOptionsBuilder().withLimit(500L).build())
                .getItems()
                .stream()
                .filter(event -> event.getReason().equals("VeleroRestoreCreated"))
                .peek(event -> assertThat(event.getAction()).isEqualTo("CreateRestore"))
                .map(Event::getMessage)
                .toList();
    }

    @Test
    @Order(2)
    @DisplayName(
            "T3 R2.38 R5.11 R7.5 W44 W28 the standby follows: what is new comes, what is gone goes, what was never restored stays")
    void follows() {
        b().hub().create(Restores.setting("policies", "own", "of this hub"));
        a().hub().create(Restores.setting("policies", "new", "1"));
        a().hub()
                .bed()
                .client()
                .genericKubernetesResources("cluster.open-cluster-management.io/v1beta1", "Placement")
                .inNamespace("applications")
                .withName("passing")
                .delete();
        var before = b().newest();
        b().hub().stopVelero();
        a().backUpAnew(TOKENS);
        b().lookIntoTheStore();
        b().hub().await(Kind.RESTORE, RESTORE, VELERO, "B is in step with the next set", told -> {
            assertThat(told.phase()).isEqualTo("Enabled");
            assertThat(told.text("status", "veleroResourcesRestoreName"))
                    .isGreaterThan(RESTORE + "-" + Site.RESOURCES + "-" + before);
        });
        var there = contents(b()).objects().keySet();
        assertThat(there)
                .contains(key("configmaps", "policies", "own"), key("configmaps", "policies", "new"))
                .doesNotContain(PASSING)
                .contains(key("placements.cluster.open-cluster-management.io", "policies", "all-clusters"));
    }

    @Test
    @Order(3)
    @DisplayName("T4 R2.39 R6.11 the primary dies; the clusters come over, and B has the newest set and what it had")
    void activation() {
        var had = contents(b());
        var mark = b().hub().bed().audit().mark();
        a().die();
        answers().kill(FIRST);

        b().hub().patch(Kind.RESTORE, RESTORE, Map.of("spec", Map.of("veleroManagedClustersBackupName", "latest")));
        phase(b(), RESTORE, ACTIVATION, "Finished");

        assertThat(answers().whereabouts()).isEqualTo(everyCluster(SECOND));
        available(b());
        assertThat(b().hub().seen(Kind.VELERO_RESTORE))
                .extracting(Seen::name)
                .filteredOn(name -> name.endsWith("-active"))
                .hasSize(2);
        var deleted = b().deletedSince(mark);
        compare(had, RestoredSet.of(b().hub().bed().store(), b().newest()), deleted, contents(b()));
        assertThat(deleted).isEmpty();
    }

    @Test
    @Order(4)
    @DisplayName("B5.12 D8 the old hub wakes: it says that it was replaced, and writes nothing but that")
    void oldHubWakes() {
        harmless(() -> a().hub().await(VELERO, "A is replaced", seen -> {
            assertThat(seen.phase()).isEqualTo("BackupCollision");
            assertThat(seen.condition("Ready").reason()).isEqualTo(reason("HubReplaced"));
            assertThat(seen.message()).startsWith("Hub with id [" + B + "]");
        }));
        a().die();
    }

    @Test
    @Order(5)
    @DisplayName("R6.3 R2.31 B5.11 B backs up: it is the new primary, and the old hub does no harm to it either")
    void newPrimary() {
        b().backUp(TOKENS);
        b().awaitBackedUp();
        tokensIssued(b());
        assertThat(b().markers())
                .singleElement()
                .satisfies(marker -> assertThat(marker.label("cluster.open-cluster-management.io/restore-cluster"))
                        .isEqualTo(B));
        harmless(() -> {
            a().lookIntoTheStore();
            a().awaitSet(b().newest());
            a().hub()
                    .await(
                            VELERO,
                            "A sees B's set",
                            seen -> assertThat(seen.phase()).isEqualTo("BackupCollision"));
        });
    }

    /** Whatever it sees when it wakes: it writes its status and its report, that its Velero Schedules rest, and its Lease where it has one. */
    private void harmless(Runnable awaits) {
        var mark = a().hub().bed().audit().mark();
        var had = contents(a()).uids();
        a().wake();
        awaits.run();
        a().hub().bed().skip(Duration.ofMinutes(10));

        var writes = a().hub().bed().audit().since(mark, Story.BY_OPERATOR).stream()
                .filter(AuditRecord::isWrite)
                .filter(call -> !call.resource().equals("events") && !call.isReport())
                .map(AuditRecord::call)
                .collect(Collectors.toCollection(TreeSet::new));
        System.out.println("the old hub, awake again, has written: " + writes);
        assertThat(writes)
                .isSubsetOf(
                        "patch backupschedules.cluster.open-cluster-management.io/status",
                        "update backupschedules.cluster.open-cluster-management.io/status",
                        "patch schedules.velero.io",
                        "patch leases.coordination.k8s.io");
        assertThat(contents(a()).uids()).containsAllEntriesOf(had);
        assertThat(answers().whereabouts()).isEqualTo(everyCluster(SECOND));
    }

    /** The Go operator's definitions keep no conditions. */
    private String reason(String told) {
        return crds() == Crds.OURS ? told : "";
    }

    @Test
    @Order(6)
    @DisplayName("B5.15 a planned fail-back: A restores what B has backed up, and goes on; B says that it was replaced")
    void failBack() {
        answers().serve(a().hub().bed(), FIRST);
        lost(a());
        a().hub().patchSpec(Map.of("paused", true));
        a().hub().await(SOON, "A is paused", seen -> assertThat(seen.phase()).isEqualTo("Paused"));
        b().backUpAnew(TOKENS);
        b().hub().patchSpec(Map.of("paused", true));
        a().lookIntoTheStore();
        a().awaitSet(b().newest());

        a().hub().create(Restores.named("restore-back", Restores.ALL));
        phase(a(), "restore-back", ACTIVATION, "Finished");
        assertThat(answers().whereabouts()).isEqualTo(everyCluster(FIRST));

        try (var told = Sightings.of(a().hub(), Kind.BACKUP_SCHEDULE)) {
            a().hub().patchSpec(Map.of("paused", false));
            told.first(SOON, "A goes on", seen -> seen.phase().equals("Enabled"));
            assertThat(told.all())
                    .extracting(sighting -> sighting.seen().phase())
                    .doesNotContain("BackupCollision");
        }
        b().hub().patchSpec(Map.of("paused", false));
        b().lookIntoTheStore();
        b().hub().await(VELERO, "B is replaced", seen -> {
            assertThat(seen.phase()).isEqualTo("BackupCollision");
            assertThat(seen.message()).contains(A);
        });
    }

    private void available(Site site) {
        site.hub()
                .bed()
                .within(SOON, "all clusters are available on " + site.id())
                .untilAsserted(() -> assertThat(availability(site)).isEqualTo(everyCluster("True")));
    }

    private void lost(Site site) {
        site.hub()
                .bed()
                .within(Duration.ofMinutes(10), site.id() + " has lost its clusters")
                .untilAsserted(() -> assertThat(availability(site)).isEqualTo(everyCluster("Unknown")));
    }

    private SortedMap<String, String> availability(Site site) {
        var found = new TreeMap<String, String>();
        site
                .hub()
                .bed()
                .client()
                .genericKubernetesResources("cluster.open-cluster-management.io/v1", "ManagedCluster")
                .list()
                .getItems()
                .stream()
                .map(Seen::new)
                .filter(cluster -> fleet.clusters().contains(cluster.name()))
                .forEach(cluster -> found.put(
                        cluster.name(),
                        cluster.condition("ManagedClusterConditionAvailable").status()));
        return found;
    }

    private SortedMap<String, String> everyCluster(String value) {
        return fleet.clusters().stream()
                .collect(Collectors.toMap(name -> name, name -> value, (one, two) -> two, TreeMap::new));
    }

    private void tokensIssued(Site site) {
        site.hub()
                .bed()
                .within(SOON, "each cluster has a token that is labelled for backup")
                .untilAsserted(() -> assertThat(new TreeSet<>(fleet.clusters())).allSatisfy(cluster -> {
                    var token = site.hub()
                            .bed()
                            .client()
                            .secrets()
                            .inNamespace(cluster)
                            .withName("auto-import-account")
                            .get();
                    assertThat(token).as("token of " + cluster).isNotNull();
                    assertThat(token.getMetadata().getLabels())
                            .containsKey("cluster.open-cluster-management.io/backup");
                }));
    }

    private static Seen phase(Site site, String restore, Duration atMost, String wanted) {
        return site.hub()
                .await(
                        Kind.RESTORE,
                        restore,
                        atMost,
                        restore + " is " + wanted,
                        told -> assertThat(told.phase()).isEqualTo(wanted));
    }

    private static HubContents contents(Site site) {
        return HubContents.of(site.hub().bed());
    }

    /** There is what the set has, and what was there, without what was deleted; what the set has is as the set has it. */
    private static void compare(HubContents had, RestoredSet set, Collection<ArchiveKey> deleted, HubContents has) {
        assertThat(deleted).as("deleted though the set has it").doesNotContainAnyElementsOf(set.keys());
        var expected = new TreeMap<>(had.uids());
        expected.keySet().removeAll(deleted);
        assertThat(has.uids()).containsAllEntriesOf(expected);
        set.assertIn(has);
    }

    private static ArchiveKey key(String resource, String namespace, String name) {
        return new ArchiveKey(resource, namespace, name);
    }
}
