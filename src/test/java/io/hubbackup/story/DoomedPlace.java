package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.kit.Hub;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A MultiClusterHub without the backup component, which deletes the namespace that Velero lives in here (packaging B3). */
abstract class DoomedPlace extends UnderOurDefinitions {

    private static final String REASON = "NamespaceWillBeDeleted";
    private static final String RESTORE = "restore-acm";
    private static final String FACT = "MultiClusterHub %s/%s deletes namespace %s with everything in it"
            .formatted(Hub.NAMESPACE, Installer.NAME, Hub.NAMESPACE);

    @Override
    void begin() {
        hub().startVelero();
    }

    @BeforeEach
    void nothingIsThere() {
        stopOperator();
        hub().deleteEverything();
        new Installer(hub()).create();
        startOperator();
    }

    @Override
    void end() {
        new Installer(hub()).delete();
        super.end();
    }

    @Test
    @DisplayName(
            "packaging B3 a BackupSchedule there makes nothing and says why, and begins by itself when it is over; what it has made goes on when it is so again")
    void backups() {
        hub().create(StoryHub.backupSchedule(
                StoryHub.SCHEDULE, Map.of("veleroSchedule", RARELY, "noBackupOnStart", true)));
        awaitRefused();
        within(PROMPTLY, "the policy says it").until(() -> Installer.judged(operator(), "noncompliant"));
        assertThat(hub().seen(Kind.VELERO_SCHEDULE)).isEmpty();
        within(PROMPTLY, "it is told").untilAsserted(() -> {
            assertThat(hub().events(hub().backupSchedule(), REASON)).isEqualTo(1);
            assertThat(lines(FACT)).isEqualTo(1);
        });

        new Installer(hub()).delete();
        awaitEnabled();
        within(PROMPTLY, "the policy takes it back").until(() -> Installer.judged(operator(), "compliant"));
        within(PROMPTLY, "it is told")
                .untilAsserted(() -> assertThat(lines("not deleted by a MultiClusterHub any more"))
                        .isEqualTo(1));

        var made = hub().uids(Kind.VELERO_SCHEDULE);
        assertThat(made).hasSize(5);
        new Installer(hub()).create();
        awaitRefused();
        assertThat(hub().uids(Kind.VELERO_SCHEDULE)).isEqualTo(made);
        assertThat(hub().seen(Kind.VELERO_SCHEDULE))
                .noneMatch(schedule -> schedule.text("spec", "paused").equals("true"));
    }

    @Test
    @DisplayName("packaging B3 a Restore there begins nothing and says why, and begins by itself when it is over")
    void restores() {
        hub().create(Restores.named(
                RESTORE,
                Map.of(
                        "cleanupBeforeRestore", "None",
                        "veleroManagedClustersBackupName", "skip",
                        "veleroCredentialsBackupName", "skip",
                        "veleroResourcesBackupName", "skip")));
        hub().await(Kind.RESTORE, RESTORE, PROMPTLY, "it waits", restore -> {
            assertThat(restore.phase()).isEqualTo("Error");
            assertThat(restore.message()).startsWith(FACT);
            assertThat(restore.condition("Ready").reason()).isEqualTo(REASON);
            assertThat(restore.condition("Ready").message())
                    .contains("no run begins")
                    .contains("Move Velero");
        });
        within(PROMPTLY, "there is an event").until(() -> hub().events(hub().one(Kind.RESTORE, RESTORE), REASON) == 1);

        new Installer(hub()).delete();
        hub().await(
                        Kind.RESTORE,
                        RESTORE,
                        PROMPTLY,
                        "it has begun",
                        restore -> assertThat(restore.phase()).isEqualTo("Finished"));
    }

    private void awaitRefused() {
        hub().await(PROMPTLY, "it is refused", schedule -> {
            assertThat(schedule.phase()).isEqualTo("FailedValidation");
            assertThat(schedule.message()).startsWith(FACT);
            assertThat(schedule.condition("Active").reason()).isEqualTo(REASON);
            assertThat(schedule.condition("Ready").reason()).isEqualTo(REASON);
            assertThat(schedule.condition("Stalled").status()).isEqualTo("True");
        });
    }

    private long lines(String words) {
        return operator().log().lines().filter(line -> line.contains(words)).count();
    }
}
