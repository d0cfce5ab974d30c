package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.kit.RealHub;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A hub is backed up, under our definitions")
class BackupStoryIT extends BackupStory {

    private static final String STAMP = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z";

    BackupStoryIT() {
        super(Crds.OURS);
    }

    @Test
    @DisplayName("kubectl wait returns when the first set is complete")
    void waits() {
        var waited = hub().real()
                .kubectl(
                        "wait",
                        "-n",
                        RealHub.NAMESPACE,
                        "--for=condition=Ready",
                        "bsch/" + StoryHub.SCHEDULE,
                        "--timeout=30s");

        assertThat(waited.out().strip())
                .isEqualTo("backupschedule.cluster.open-cluster-management.io/schedule-acm condition met");
    }

    @Test
    @DisplayName("B1.2 D21 kubectl get tells the story in one line")
    void oneLine() {
        hub().await(
                        PROMPTLY,
                        "it is Ready",
                        seen -> assertThat(seen.condition("Ready").status()).isEqualTo("True"));

        var lines = hub().real()
                .kubectl("get", "-n", RealHub.NAMESPACE, "bsch")
                .out()
                .lines()
                .toList();

        assertThat(lines.getFirst()).matches("NAME +PHASE +MESSAGE +READY +SCHEDULE +LAST SET +NEXT RUN +AGE");
        assertThat(lines.getLast())
                .matches(
                        "schedule-acm +Enabled +Velero schedules are enabled +True +0 \\*/2 \\* \\* \\* +\\d+m?\\d*s? +"
                                + STAMP + " +\\d+m?\\d*s?");
    }

    @Test
    @DisplayName(
            "BW32 D21 the status carries the set, the results, the next run and how far back a restore would throw the hub")
    void status() {
        var schedule = hub().await(
                        PROMPTLY,
                        "it is Ready",
                        seen -> assertThat(seen.condition("Ready").status()).isEqualTo("True"));

        assertThat(schedule.condition("Ready").reason()).isEqualTo("BackedUp");
        assertThat(schedule.condition("Reconciling").status()).isEmpty();
        assertThat(schedule.condition("Stalled").status()).isEmpty();
        assertThat(schedule.text("status", "lastCompleteSet", "time")).matches(STAMP);
        assertThat(schedule.text("status", "recoveryPoint", "interval")).isEqualTo("2h0m0s");
        assertThat(schedule.text("status", "nextRunTime")).matches(STAMP);
        assertThat(schedule.text("status", "observedGeneration")).isEqualTo("1");
        assertThat(schedule.text("status", "lastResults")).contains("Completed").doesNotContain("Failed");
    }
}
