package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.demo.fleet.Fleet;
import io.hubbackup.demo.fleet.FleetSpec;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.ArchiveKey;
import io.hubbackup.kit.BackupStore;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.OperatorUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What may happen to Restores on a standby, one thing after the other: nothing to do, another one at work, sets that cannot be restored, an activation in two ways. */
abstract class RestoreTimelines extends TwoSites {

    private static final String FOLLOWING = "following";
    private static final String ACTIVATING = "activating";
    private static final Duration LONG = Duration.ofMinutes(6);
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final List<String> PASSIVE =
            List.of("acm-credentials-schedule", "acm-resources-schedule", "acm-resources-generic-schedule");

    /** What A has only in its first set. */
    private static final ArchiveKey PASSING =
            new ArchiveKey("placements.cluster.open-cluster-management.io", "applications", "passing");

    private static final ArchiveKey OWN = new ArchiveKey("configmaps", "policies", "own");

    /** Nobody answers here: the clusters are reported as missing soon. */
    @Override
    OperatorUnderTest startSecond(Hub hub) {
        return hub.startOperator(Map.of("hub-backup.import-limit", "5s"));
    }

    @BeforeAll
    void twoHubs() {
        a().hub().create(Fleet.generate(FleetSpec.of(7, 2)).objects());
        a().hub().create(Restores.placement("applications", "passing"));
        b().hub().create(Manifest.namespace("policies"), Restores.setting("policies", "own", "of this hub"));
        a().backUp();
        a().awaitBackedUp();
        b().lookIntoTheStore();
        b().awaitSet(a().newest());
    }

    @Test
    @Order(1)
    @DisplayName("T5 R3.11 everything is skipped: Finished, with nothing done")
    void nothing() {
        b().hub().create(Restores.named("idle", Restores.NOTHING));
        var seen = phase("idle", "Finished");
        assertThat(seen.message()).isEqualTo("Nothing to do for restore idle");
        assertThat(b().hub().seen(Kind.VELERO_RESTORE)).isEmpty();
    }

    @Test
    @Order(2)
    @DisplayName(
            "T2 W6 R2.28 behind a BackupSchedule a passive Restore waits, and begins by itself when that is paused")
    void behindSchedule() {
        b().backUp(Map.of("noBackupOnStart", true));
        b().hub()
                .await(SOON, "B would back up", seen -> assertThat(seen.phase()).isEqualTo("Enabled"));
        b().hub().create(Restores.named("passive", Restores.PASSIVE));
        assertThat(phase("passive", "FinishedWithErrors").message())
                .isEqualTo(ignored("BackupSchedule", StoryHub.SCHEDULE));
        assertThat(b().hub().seen(Kind.VELERO_RESTORE)).isEmpty();

        b().hub().patchSpec(Map.of("paused", true));

        phase("passive", "Finished");
        assertThat(restoresOf("passive")).isEqualTo(names("passive", "", PASSIVE));
        assertThat(contents().objects()).containsKeys(PASSING, OWN);
        b().hub().delete(Kind.BACKUP_SCHEDULE, StoryHub.SCHEDULE);
    }

    @Test
    @Order(3)
    @DisplayName(
            "W1 D8 the next set cannot be fetched: the Velero Restores are Failed, and the hub keeps every object as it is")
    void failed() {
        b().hub().create(Restores.named(FOLLOWING, Restores.PASSIVE_SYNC));
        phase(FOLLOWING, "Enabled");
        a().hub()
                .bed()
                .client()
                .resource(Restores.placement("applications", "passing").build())
                .delete();
        keepsEverything(BackupStore::loseContents, "Failed");
    }

    @Test
    @Order(4)
    @DisplayName(
            "W1 D8 the next set cannot be read: the Velero Restores are PartiallyFailed, and the hub keeps every object as it is")
    void partiallyFailed() {
        keepsEverything(BackupStore::spoil, "PartiallyFailed");
    }

    private void keepsEverything(BiConsumer<BackupStore, String> harm, String veleroSays) {
        var had = contents();
        var mark = b().hub().bed().audit().mark();
        b().hub().stopVelero();
        a().backUpAnew(Map.of());
        var stamp = a().newest();
        PASSIVE.forEach(type -> harm.accept(a().hub().bed().store(), type + "-" + stamp));
        b().hub().startVelero();

        b().hub().await(Kind.RESTORE, FOLLOWING, LONG, "the sync says that it failed", seen -> {
            assertThat(seen.phase()).isEqualTo("EnabledWithErrors");
            assertThat(seen.text("status", "veleroResourcesRestoreName")).endsWith(stamp);
        });
        assertThat(b().hub().seen(Kind.VELERO_RESTORE))
                .filteredOn(seen -> seen.name().endsWith(stamp))
                .hasSize(PASSIVE.size())
                .allSatisfy(seen -> assertThat(seen.phase()).isEqualTo(veleroSays));
        var has = contents();
        assertThat(has.uids()).isEqualTo(had.uids());
        assertThat(has.restorable(has.objects().keySet()))
                .isEqualTo(had.restorable(had.objects().keySet()));
        assertThat(b().deletedSince(mark)).isEmpty();
    }

    @Test
    @Order(5)
    @DisplayName("W1 R2.38 R5.11 the next set that is well is restored, and then what is gone goes")
    void recovered() {
        b().hub().stopVelero();
        a().backUpAnew(Map.of());
        b().lookIntoTheStore();
        b().hub().await(Kind.RESTORE, FOLLOWING, LONG, "B is in step again", seen -> {
            assertThat(seen.phase()).isEqualTo("Enabled");
            assertThat(seen.text("status", "veleroResourcesRestoreName")).endsWith(a().newest());
        });
        assertThat(contents().objects()).doesNotContainKey(PASSING).containsKey(OWN);
    }

    @Test
    @Order(6)
    @DisplayName(
            "W6 W7 R2.29 R3.5 behind one that follows the next Restore waits, and stops nothing; when that is deleted it activates, with the credentials for it")
    void activatesBehind() {
        var before = b().hub().uids(Kind.VELERO_RESTORE);
        b().hub().create(Restores.named(ACTIVATING, Restores.CLUSTERS_ONLY));
        assertThat(phase(ACTIVATING, "FinishedWithErrors").message()).isEqualTo(ignored("Restore", FOLLOWING));
        assertThat(b().hub().one(Kind.RESTORE, FOLLOWING).phase()).isEqualTo("Enabled");
        assertThat(b().hub().uids(Kind.VELERO_RESTORE)).isEqualTo(before);

        b().hub().delete(Kind.RESTORE, FOLLOWING);

        missing(ACTIVATING);
        assertThat(restoresOf(ACTIVATING)).isEqualTo(activation(ACTIVATING, ""));
        assertThat(b().hub()
                        .one(Kind.VELERO_RESTORE, name(ACTIVATING, "acm-credentials-schedule"))
                        .text("spec", "labelSelector"))
                .contains("operator=In", "cluster-activation");
    }

    @Test
    @Order(7)
    @DisplayName(
            "T1 R3.4 R3.25 all at once: six Velero Restores, the managed clusters after the credentials that call them over")
    void oneShot() {
        b().hub().create(Restores.named("whole", Restores.ALL));
        missing("whole");
        var expected = names("whole", "", PASSIVE);
        expected.addAll(activation("whole", "-active"));
        assertThat(restoresOf("whole")).isEqualTo(expected);
        var credentials = b().hub().one(Kind.VELERO_RESTORE, name("whole", "acm-credentials-schedule") + "-active");
        var clusters = b().hub().one(Kind.VELERO_RESTORE, name("whole", "acm-managed-clusters-schedule"));
        assertThat(clusters.created())
                .isAfterOrEqualTo(Instant.parse(credentials.text("status", "completionTimestamp")));
        RestoredSet.of(b().hub().bed().store(), b().newest()).assertIn(contents());
    }

    /** All is restored, and no cluster comes. */
    private void missing(String restore) {
        var seen = b().hub()
                .await(
                        Kind.RESTORE,
                        restore,
                        LONG,
                        restore + " is over",
                        told -> assertThat(told.condition("ClustersImported").reason())
                                .isEqualTo("ClustersMissing"));
        assertThat(seen.phase()).isEqualTo("FinishedWithErrors");
        assertThat(seen.condition("VeleroRestoresSucceeded").status()).isEqualTo("True");
    }

    /** @param suffix of those that stand beside passive ones of the same backup */
    private TreeSet<String> activation(String restore, String suffix) {
        var names = names(restore, suffix, List.of("acm-credentials-schedule", "acm-resources-generic-schedule"));
        names.add(name(restore, "acm-managed-clusters-schedule"));
        return names;
    }

    private TreeSet<String> names(String restore, String suffix, List<String> types) {
        var names = new TreeSet<String>();
        types.forEach(type -> names.add(name(restore, type) + suffix));
        return names;
    }

    private String name(String restore, String type) {
        return "%s-%s-%s".formatted(restore, type, b().newest());
    }

    private TreeSet<String> restoresOf(String restore) {
        var names = new TreeSet<String>();
        b().hub().seen(Kind.VELERO_RESTORE).stream()
                .map(Seen::name)
                .filter(name -> name.startsWith(restore + "-"))
                .forEach(names::add);
        return names;
    }

    private Seen phase(String restore, String wanted) {
        return b().hub()
                .await(
                        Kind.RESTORE,
                        restore,
                        LONG,
                        restore + " is " + wanted,
                        seen -> assertThat(seen.phase()).isEqualTo(wanted));
    }

    private static String ignored(String kind, String name) {
        return ("This resource is ignored because %s resource %s is currently active, before creating another resource verify that any active resources are removed.")
                .formatted(kind, name);
    }

    private HubContents contents() {
        return HubContents.of(b().hub().bed());
    }
}
