package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.kit.Crds;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Somebody puts his definitions of the two kinds over ours while the operator is at work, as a MultiClusterHub does, and takes them back (packaging B4). */
abstract class Redefined extends UnderOurDefinitions {

    private static final String RESTORE = "restore-acm";

    /** Credentials, resources, and those of other kinds. */
    private static final int PARTS = 3;

    /** A definition is served within seconds; what was told is told once more until a minute has passed. */
    private static final Duration SOON = Duration.ofSeconds(90);

    @Override
    void begin() {
        hub().startVelero();
    }

    @BeforeEach
    void ours() {
        stopOperator();
        hub().deleteEverything();
        hub().startVelero();
        hub().install(Crds.OURS);
        startOperator();
        hub().create(StoryHub.backupSchedule(StoryHub.SCHEDULE, Map.of("veleroSchedule", RARELY, "veleroTtl", "120h")));
        awaitBackedUp();
    }

    @Override
    void end() {
        hub().install(Crds.OURS);
        super.end();
    }

    @Test
    @DisplayName(
            "packaging B4 D4 D24 a BackupSchedule goes on under the definitions of somebody else, which is said each time; its status is complete again by itself")
    void backups() {
        var made = hub().uids(Kind.VELERO_SCHEDULE);

        hub().install(Crds.GO_OPERATOR);
        awaitPruned(Kind.BACKUP_SCHEDULE, StoryHub.SCHEDULE);
        assertThat(hub().backupSchedule().phase()).isEqualTo("Enabled");
        assertThat(drops("BackupSchedule")).isEqualTo(1);
        hub().patchSpec(Map.of("veleroTtl", "72h"));
        within(PROMPTLY, "a change of the spec is followed")
                .untilAsserted(() -> assertThat(hub().seen(Kind.VELERO_SCHEDULE))
                        .filteredOn(schedule -> !schedule.name().contains("validation"))
                        .hasSize(4)
                        .allMatch(schedule ->
                                schedule.text("spec", "template", "ttl").equals("72h0m0s")));

        hub().install(Crds.OURS);
        awaitBackedUp();
        within(SOON, "the verdicts are back too")
                .until(() -> !hub().backupSchedule()
                        .condition("VeleroAvailable")
                        .status()
                        .isEmpty());
        within(PROMPTLY, "it is said").until(() -> hub().events(hub().backupSchedule(), "StatusComplete") == 1);
        assertThat(hub().uids(Kind.VELERO_SCHEDULE)).isEqualTo(made);

        hub().install(Crds.GO_OPERATOR);
        within(SOON, "it is said again").until(() -> drops("BackupSchedule") == 2);
    }

    @Test
    @DisplayName("packaging B4 D24 a Restore that is under way is brought to its end, and nothing is done twice")
    void restores() {
        hub().patchSpec(Map.of("paused", true));
        hub().stopVelero();
        hub().create(Restores.named(RESTORE, Restores.PASSIVE_SYNC));
        within(VELERO, "it has begun")
                .until(() -> hub().seen(Kind.VELERO_RESTORE).size() == PARTS);
        var begun = hub().uids(Kind.VELERO_RESTORE);

        hub().install(Crds.GO_OPERATOR);
        awaitPruned(Kind.RESTORE, RESTORE);
        hub().startVelero();
        awaitInStep();
        assertThat(hub().uids(Kind.VELERO_RESTORE)).containsAllEntriesOf(begun);
        assertThat(hub().seen(Kind.VELERO_RESTORE)).hasSize(PARTS);

        hub().install(Crds.OURS);
        hub().await(
                        Kind.RESTORE,
                        RESTORE,
                        SOON,
                        "its status is complete",
                        restore ->
                                assertThat(restore.condition("Ready").reason()).isEqualTo("InStep"));
        assertThat(hub().uids(Kind.VELERO_RESTORE)).containsAllEntriesOf(begun);
    }

    private void awaitBackedUp() {
        hub().await(VELERO, "the hub is backed up", schedule -> {
            assertThat(schedule.phase()).isEqualTo("Enabled");
            assertThat(schedule.condition("Ready").reason()).isEqualTo("BackedUp");
        });
    }

    private void awaitInStep() {
        hub().await(
                        Kind.RESTORE,
                        RESTORE,
                        VELERO,
                        "the hub is in step",
                        restore -> assertThat(restore.phase()).isEqualTo("Enabled"));
    }

    private void awaitPruned(Kind kind, String name) {
        within(SOON, "it is said").until(() -> hub().events(hub().one(kind, name), "StatusPruned") == 1);
        assertThat(hub().one(kind, name).value("status", "conditions")).isEmpty();
    }

    private long drops(String kind) {
        return operator()
                .log()
                .lines()
                .filter(line -> line.contains("The CRD of " + kind) && line.contains("drops status fields"))
                .count();
    }
}
