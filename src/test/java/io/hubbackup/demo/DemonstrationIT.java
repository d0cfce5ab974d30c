package io.hubbackup.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.RealHub;
import io.hubbackup.kit.WithHub;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The demonstration on a hub that it did not make. */
@NeedsRealHub
@WithHub(store = true, crds = true, veleroArguments = "--concurrent-backups=5")
@DisplayName("The demonstration, on a real hub")
@Isolated("its times are what somebody waits for")
class DemonstrationIT {

    private static final Duration FIRST_SET = Duration.ofMinutes(2);
    private static final String SAMPLE = "src/main/kubernetes/samples/backupschedule.yaml";

    @Test
    @DisplayName("D33 --kubeconfig runs the operator on that hub, with nothing else of ours")
    void realHub(RealHub hub, @TempDir Path home) throws Exception {
        try (var shown =
                new RunningDemonstration(home, "--kubeconfig", hub.kubeconfig().toString())) {
            shown.awaitIntroduction();
            shown.await(0, RunningDemonstration.SECONDS, "the hub does not serve BackupSchedules");
            shown.type(
                    "status",
                    "hub does not serve BackupSchedules. Install the definitions: apply src/main/kubernetes/crds");
            shown.type(
                    "apply src/main/kubernetes/crds",
                    "customresourcedefinition/backupschedules.cluster.open-cluster-management.io applied");

            int mark = shown.mark();
            shown.type("apply " + SAMPLE, "backupschedule/schedule-acm applied", "created, cron 0 */2 * * *");
            shown.await(mark, FIRST_SET, "is complete (4 backups)");
            shown.type("pause", "Paused: BackupSchedule is paused.", "Velero Schedules: all five are paused");
            shown.type("store fail", "The store is not ours to break");
            shown.type("hub foreign", "The storage of this hub is not ours to break");
            shown.type("quit", "Ends.");
            assertThat(shown.exit()).isZero();
        }
    }
}
