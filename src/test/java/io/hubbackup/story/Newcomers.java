package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A hub is backed up or restored: of a BackupSchedule and a Restore the one that came first goes on, and the other one waits and says for what. */
abstract class Newcomers extends UnderEitherDefinition {

    private static final String RESTORE = "restore-acm";
    private static final String SCHEDULE_REFUSED =
            "Restore resource restore-acm is currently active, verify that any active restores are removed.";
    private static final String RESTORE_REFUSED =
            "This resource is ignored because BackupSchedule resource schedule-acm is currently active, before creating another resource verify that any active resources are removed.";

    @Override
    void begin() {}

    /** Whoever is still at work would make again what was taken away. */
    @BeforeEach
    void aSetInTheStore() {
        stopOperator();
        hub().empty();
        hub().startVelero();
        startOperator();
        createSchedule();
        within(VELERO, "a set of backups is stored")
                .untilAsserted(() -> assertThat(hub().seen(Kind.VELERO_BACKUP))
                        .hasSizeGreaterThanOrEqualTo(5)
                        .allSatisfy(backup -> assertThat(backup.phase()).isEqualTo("Completed")));
    }

    @Test
    @DisplayName(
            "R2.28 R2.31 B2.6 W6 a hub in passive sync does not begin to back up, and its Restore is not ended by a BackupSchedule")
    void restoreFirst() {
        hub().delete(Kind.BACKUP_SCHEDULE, StoryHub.SCHEDULE);
        within(VELERO, "its Velero Schedules go with it")
                .until(() -> hub().seen(Kind.VELERO_SCHEDULE).isEmpty());
        hub().create(Restores.named(RESTORE, Restores.PASSIVE_SYNC));
        awaitInStep();
        int backups = hub().seen(Kind.VELERO_BACKUP).size();

        createSchedule();
        awaitScheduleRefused();
        assertThat(hub().seen(Kind.VELERO_SCHEDULE)).isEmpty();
        assertThat(hub().seen(Kind.VELERO_BACKUP)).hasSize(backups);
        awaitInStep();

        hub().delete(Kind.RESTORE, RESTORE);
        awaitBacksUp();
    }

    @Test
    @DisplayName(
            "R2.28 B2.6 W6 BW4 a hub that is backed up is not restored; when the BackupSchedule is paused the Restore begins by itself, and keeps it paused until it is gone")
    void scheduleFirst() {
        awaitBacksUp();
        var before = hub().uids(Kind.VELERO_SCHEDULE);
        hub().create(Restores.named(RESTORE, Restores.PASSIVE_SYNC));
        var refused = hub().await(Kind.RESTORE, RESTORE, PROMPTLY, "the Restore waits", restore -> {
            assertThat(restore.phase()).isEqualTo("FinishedWithErrors");
            assertThat(restore.message()).isEqualTo(RESTORE_REFUSED);
        });
        if (crds().keepConditions()) {
            assertThat(refused.condition("Ready").reason()).isEqualTo("AnotherActive");
            assertThat(refused.condition("Ready").message())
                    .contains("Pause it (spec.paused: true) or delete it.")
                    .contains("It begins by itself if that is done before ");
        }
        assertThat(hub().seen(Kind.VELERO_RESTORE)).isEmpty();
        awaitBacksUp();

        hub().patchSpec(Map.of("paused", true));
        awaitInStep();
        hub().await(
                        PROMPTLY,
                        "it is paused",
                        schedule -> assertThat(schedule.phase()).isEqualTo("Paused"));

        hub().patchSpec(Map.of("paused", false));
        awaitScheduleRefused();
        assertSchedulesPaused(true);
        awaitInStep();

        hub().delete(Kind.RESTORE, RESTORE);
        awaitBacksUp();
        assertSchedulesPaused(false);
        assertThat(hub().uids(Kind.VELERO_SCHEDULE)).isEqualTo(before);
    }

    private void createSchedule() {
        hub().create(StoryHub.backupSchedule(StoryHub.SCHEDULE, Map.of("veleroSchedule", RARELY, "veleroTtl", "120h")));
    }

    private void awaitBacksUp() {
        hub().await(VELERO, "the hub is backed up", schedule -> {
            assertThat(schedule.phase()).isEqualTo("Enabled");
            assertThat(hub().seen(Kind.VELERO_SCHEDULE)).hasSize(5);
        });
    }

    private void awaitScheduleRefused() {
        var seen = hub().await(PROMPTLY, "the BackupSchedule waits", schedule -> {
            assertThat(schedule.phase()).isEqualTo("FailedValidation");
            assertThat(schedule.message()).isEqualTo(SCHEDULE_REFUSED);
        });
        if (crds().keepConditions()) {
            assertThat(seen.condition("NoActiveRestore").message())
                    .contains("Restore restore-acm is active")
                    .contains("Wait for it to finish, or delete it.");
        }
    }

    private void awaitInStep() {
        hub().await(Kind.RESTORE, RESTORE, VELERO, "the hub is in step", restore -> {
            assertThat(restore.phase()).isEqualTo("Enabled");
            assertThat(restore.message())
                    .isEqualTo(
                            "Velero restores have run to completion, restore will continue to sync with new backups");
        });
    }
}
