package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Hub;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What stands still when the user says so, and goes on afterwards. */
abstract class Pause extends UnderEitherDefinition {

    private static final String PAUSED = "BackupSchedule is paused.";

    @Override
    void begin() {
        hub().startVelero();
        startOperator();
    }

    @BeforeEach
    void nothingThere() {
        hub().deleteEverything();
    }

    @AfterEach
    void storageAsBefore() {
        hub().patch(Kind.STORAGE_LOCATION, "default", Map.of("spec", Map.of("accessMode", "ReadWrite")));
    }

    @Test
    @DisplayName("B1.12 created paused: there are no Velero Schedules, until it is un-paused")
    void createdPaused() {
        create(true);
        hub().await(PROMPTLY, "it is Paused", this::assertPaused);
        assertThat(hub().seen(Kind.VELERO_SCHEDULE)).isEmpty();

        pause(false);

        hub().await(VELERO, "it is Enabled", this::assertEnabled);
        assertThat(hub().seen(Kind.VELERO_BACKUP)).isEmpty();
    }

    @Test
    @DisplayName("B2.22 B2.26 paused and un-paused: the same Velero Schedules stand still and go on")
    void pausedAndResumed() {
        create(false);
        hub().await(VELERO, "it is Enabled", this::assertEnabled);
        var before = hub().uids(Kind.VELERO_SCHEDULE);

        pause(true);
        hub().await(PROMPTLY, "it is Paused", this::assertPaused);
        assertSchedulesPaused(true);

        pause(false);
        hub().await(PROMPTLY, "it is Enabled", this::assertEnabled);
        assertSchedulesPaused(false);
        assertThat(hub().uids(Kind.VELERO_SCHEDULE)).isEqualTo(before);
    }

    @Test
    @DisplayName("BW4 D23 a pause is honoured while the storage cannot be used")
    void pausedWithoutStorage() {
        create(false);
        hub().await(VELERO, "it is Enabled", this::assertEnabled);
        hub().patch(Kind.STORAGE_LOCATION, "default", Map.of("spec", Map.of("accessMode", "ReadOnly")));
        hub().await(
                        PROMPTLY,
                        "the storage is refused",
                        seen -> assertThat(seen.phase()).isEqualTo("FailedValidation"));

        pause(true);

        hub().await(PROMPTLY, "it is Paused", this::assertPaused);
        assertSchedulesPaused(true);
    }

    @Test
    @DisplayName("R2.28 R2.30 B2.6 a Restore that could not begin gives way when the BackupSchedule is un-paused")
    void givesWay() {
        create(true);
        hub().await(PROMPTLY, "it is Paused", this::assertPaused);
        hub().create(restore("restore-acm"));
        hub().await(
                        Kind.RESTORE,
                        "restore-acm",
                        PROMPTLY,
                        "the Restore finds no backups",
                        restore -> assertThat(restore.phase()).isEqualTo("Error"));

        pause(false);

        hub().await(VELERO, "it is Enabled", this::assertEnabled);
        hub().await(
                        Kind.RESTORE,
                        "restore-acm",
                        PROMPTLY,
                        "the Restore waits",
                        restore -> assertThat(restore.phase()).isEqualTo("FinishedWithErrors"));
        hub().await(PROMPTLY, "it is Enabled", this::assertEnabled);
        assertSchedulesPaused(false);
    }

    @Test
    @DisplayName("B2.6 a finished Restore does not stop anything")
    void restored() {
        hub().create(restore("restore-old").status(Map.of("phase", "Finished")));
        create(false);

        hub().await(VELERO, "it is Enabled", this::assertEnabled);
        assertSchedulesPaused(false);
    }

    private void create(boolean paused) {
        hub().create(StoryHub.backupSchedule(
                StoryHub.SCHEDULE,
                Map.of("veleroSchedule", RARELY, "veleroTtl", "120h", "noBackupOnStart", true, "paused", paused)));
    }

    private void pause(boolean paused) {
        hub().patchSpec(Map.of("paused", paused));
    }

    private static Manifest restore(String name) {
        return Manifest.of(Kind.RESTORE.apiVersion(), Kind.RESTORE.kind(), name)
                .in(Hub.NAMESPACE)
                .spec(Map.of(
                        "veleroManagedClustersBackupName", "skip",
                        "veleroCredentialsBackupName", "latest",
                        "veleroResourcesBackupName", "latest",
                        "cleanupBeforeRestore", "None"));
    }

    private void assertEnabled(Seen seen) {
        assertThat(seen.phase()).isEqualTo("Enabled");
        assertThat(hub().seen(Kind.VELERO_SCHEDULE)).hasSize(5);
    }

    private void assertPaused(Seen seen) {
        assertThat(seen.phase()).isEqualTo("Paused");
        assertThat(seen.message()).isEqualTo(PAUSED);
        if (crds().keepConditions()) {
            assertThat(seen.condition("Ready").reason()).isEqualTo("Paused");
            assertThat(seen.condition("Active").message()).contains("Set spec.paused to false");
            assertThat(seen.text("status", "nextRunTime")).isEmpty();
        }
    }
}
