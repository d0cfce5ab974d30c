package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.restore.admission.RestoreWish;
import io.hubbackup.demo.fleet.Fleet;
import io.hubbackup.demo.fleet.FleetSpec;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.ArchiveKey;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.AuditRecord;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubOptions;
import io.hubbackup.kit.Hubs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A hub goes back to an older set of its own, which does not have what came since: a cluster above all. One story, told in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OlderSet {

    private static final String ID = "aaaaaaaa-1111-4111-8111-111111111111";
    private static final String RESTORE = "restore-back";
    private static final String NEWCOMER = "newcomer";
    private static final Duration LONG = Duration.ofMinutes(25);
    private static final Duration IDLE = Duration.ofMinutes(70);

    private static final ArchiveKey CLUSTER =
            new ArchiveKey("managedclusters.cluster.open-cluster-management.io", "", NEWCOMER);
    private static final ArchiveKey PLACEMENT =
            new ArchiveKey("placements.cluster.open-cluster-management.io", "applications", "later");

    private final Fleet fleet = Fleet.generate(FleetSpec.of(7, 4));
    private Optional<Site> only = Optional.empty();
    private Optional<HubContents> before = Optional.empty();
    private AuditLog.Mark mark = AuditLog.Mark.START;

    @BeforeAll
    void twoSets(Hubs hubs) {
        var bed = hubs.up(HubOptions.hub().withClusterId(ID).withVeleroArguments(Story.SIDE_BY_SIDE));
        only = Optional.of(Site.open(bed, ID, hub -> hub.startOperator(Map.of())));
        site().hub().create(fleet.objects());
        site().backUp();
        site().awaitBackedUp();
        var older = stamps().getFirst();
        site().hub().create(newcomer(), Restores.placement("applications", "later"));
        site().backUpAnew(Map.of());
        assertThat(stamps()).hasSizeGreaterThan(1);
        site().hub().patchSpec(Map.of("paused", true));
        site().hub()
                .await(LONG, "it is paused", seen -> assertThat(seen.phase()).isEqualTo("Paused"));
        before = Optional.of(HubContents.of(bed));
        mark = bed.audit().mark();
        site().hub().create(back(older));
    }

    /** A cluster that has joined after the older set was made. */
    private static Manifest newcomer() {
        return Manifest.of("cluster.open-cluster-management.io/v1", "ManagedCluster", NEWCOMER)
                .spec(Map.of("hubAcceptsClient", true))
                .status(Map.of(
                        "conditions",
                        List.of(condition("ManagedClusterJoined"), condition("ManagedClusterConditionAvailable"))));
    }

    private static Map<String, Object> condition(String type) {
        return Map.of(
                "type",
                type,
                "status",
                "True",
                "reason",
                type,
                "message",
                "",
                "lastTransitionTime",
                "2026-01-01T00:00:00Z");
    }

    private static Manifest back(String stamp) {
        var spec = new TreeMap<String, Object>(Map.of(
                "veleroManagedClustersBackupName", "acm-managed-clusters-schedule-" + stamp,
                "veleroCredentialsBackupName", "acm-credentials-schedule-" + stamp,
                "veleroResourcesBackupName", "acm-resources-schedule-" + stamp,
                "cleanupBeforeRestore", "CleanupAll"));
        return Restores.named(RESTORE, spec)
                .annotation("cluster.open-cluster-management.io/restore-cleanup-all-confirmed", "true");
    }

    @AfterAll
    void close() {
        only.ifPresent(Site::close);
    }

    @Test
    @Order(1)
    @DisplayName("D32 it waits, and names the clusters that this hub would lose; however long, nothing is deleted")
    void waits() {
        var asking = asking();
        assertThat(asking.value("status", "confirm")).isPresent();
        assertThat(asking.condition("Ready").reason()).isEqualTo("ConfirmationNeeded");
        assertThat(asking.condition("Ready").message())
                .contains("managed clusters would be taken away from this hub: newcomer (available here)")
                .doesNotContain(fleet.clusters())
                .contains(RestoreWish.CONFIRM + ": " + hash(asking));

        site().hub().bed().skip(IDLE);

        assertThat(hash(asking())).isEqualTo(hash(asking));
        assertThat(deleted()).isEmpty();
        assertThat(HubContents.of(site().hub().bed()).uids()).containsAllEntriesOf(had());
    }

    @Test
    @Order(2)
    @DisplayName("D32 another word than the hash of this very plan does not let it go on")
    void wrongWord() {
        confirm("true");
        site().hub().bed().skip(Duration.ofMinutes(10));

        assertThat(asking().value("status", "confirm")).isPresent();
        assertThat(deleted()).isEmpty();
    }

    @Test
    @Order(3)
    @DisplayName("D32 R5.12 with the hash it goes on: what came since goes, and nothing else")
    void goesOn() {
        confirm(hash(asking()));

        site().hub()
                .await(
                        Kind.RESTORE,
                        RESTORE,
                        LONG,
                        "the older set is restored",
                        seen -> assertThat(seen.phase()).startsWith("Finished"));
        var has = HubContents.of(site().hub().bed()).uids();
        assertThat(deleted()).contains(CLUSTER, PLACEMENT);
        assertThat(has).doesNotContainKeys(CLUSTER, PLACEMENT);
        var kept = new TreeMap<>(had());
        kept.keySet().removeAll(deleted());
        assertThat(has).containsAllEntriesOf(kept);
        assertThat(has.keySet().stream()
                        .filter(key -> key.resource().equals(CLUSTER.resource()))
                        .map(ArchiveKey::name))
                .containsAll(fleet.clusters());
    }

    private Seen asking() {
        return site().hub()
                .await(
                        Kind.RESTORE,
                        RESTORE,
                        LONG,
                        "it asks",
                        seen -> assertThat(seen.value("status", "confirm")).isPresent());
    }

    private static String hash(Seen asking) {
        return asking.text("status", "confirm");
    }

    private void confirm(String word) {
        site().hub()
                .patch(
                        Kind.RESTORE,
                        RESTORE,
                        Map.of("metadata", Map.of("annotations", Map.of(RestoreWish.CONFIRM, word))));
    }

    private Map<ArchiveKey, String> had() {
        return before.orElseThrow().uids();
    }

    private Set<ArchiveKey> deleted() {
        return site().hub().bed().audit().since(mark, Story.BY_OPERATOR).stream()
                .filter(call ->
                        call.verb().equals("delete") && !call.namespace().equals(Hub.NAMESPACE))
                .filter(OlderSet::isNoCall)
                .map(call -> new ArchiveKey(call.resourceAndGroup(), call.namespace(), call.name()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The import secrets of the activation come and go. */
    private static boolean isNoCall(AuditRecord call) {
        return !call.name().equals("auto-import-secret");
    }

    private List<String> stamps() {
        return site().hub().seen(Kind.VELERO_BACKUP).stream()
                .map(Seen::name)
                .filter(name -> name.startsWith(Site.RESOURCES + "-"))
                .map(name -> name.substring(Site.RESOURCES.length() + 1))
                .sorted()
                .toList();
    }

    private Site site() {
        return only.orElseThrow();
    }
}
