package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.kit.ArchiveTable;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.AuditRecord;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.NeedsKubectl;
import io.hubbackup.kit.WithHub;
import io.hubbackup.kit.Yaml;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The walk-through of the README: definitions and sample are applied, the operator starts, and a while later the hub is backed up. */
@WithHub(store = true, crds = true, sharedAs = "archives", veleroArguments = Story.SIDE_BY_SIDE)
abstract class BackupStory extends UnderEitherDefinition {

    private static final Duration STRETCH = Duration.ofSeconds(12);
    private static final Map<String, String> LOOK_OFTEN = Map.of("hub-backup.safety-net", "4s");
    private static final Path SAMPLE = Path.of("src/main/kubernetes/samples/backupschedule.yaml");
    private static final String STAMP = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z";

    @Override
    void begin() {
        awaitNoRunOfSample();
        ArchiveTable.seed(hub().bed());
        hub().veleroWasStarted();
        var sample = Yaml.file(SAMPLE);
        sample.forEach(object -> object.getMetadata().setNamespace(Hub.NAMESPACE));
        hub().create(sample);
        startOperator(LOOK_OFTEN);
        within(VELERO, "five Backups are Completed")
                .untilAsserted(() -> assertThat(hub().seen(Kind.VELERO_BACKUP))
                        .hasSize(5)
                        .allSatisfy(backup -> assertThat(backup.phase()).isEqualTo("Completed")));
        // so that no run of the cron comes in between
        hub().stopVelero();
    }

    @Test
    @DisplayName("B3.1 B3.27 five Velero Schedules, and one set of five Backups that lies in the store")
    void backedUp() {
        assertThat(hub().seen(Kind.VELERO_SCHEDULE))
                .extracting(Seen::name)
                .containsExactly(
                        "acm-credentials-schedule",
                        "acm-managed-clusters-schedule",
                        "acm-resources-generic-schedule",
                        "acm-resources-schedule",
                        "acm-validation-policy-schedule");
        assertThat(backupNames().keySet()).containsExactlyInAnyOrderElementsOf(ArchiveTable.TYPES);
        assertThat(backupNames().values().stream().map(name -> name.substring(name.lastIndexOf('-'))))
                .hasSize(5)
                .containsOnly(stamp());
        assertThat(backupNames().values())
                .allSatisfy(name -> assertThat(hub().bed().store().holds(name)).isTrue());
    }

    @Test
    @DisplayName("B1.18 phase and message say that the schedules are enabled")
    void enabled() {
        hub().await(VELERO, "it is Enabled", schedule -> {
            assertThat(schedule.phase()).isEqualTo("Enabled");
            assertThat(schedule.message()).isEqualTo("Velero schedules are enabled");
        });
    }

    @Test
    @DisplayName(
            "BW32 D21 the status carries the set, the results, the next run and how far back a restore would throw the hub")
    void status() {
        if (!crds().keepConditions()) {
            assertPruned();
            return;
        }
        var schedule = awaitReady();
        assertThat(schedule.condition("Ready").reason()).isEqualTo("BackedUp");
        assertThat(schedule.condition("Reconciling").status()).isEmpty();
        assertThat(schedule.condition("Stalled").status()).isEmpty();
        assertThat(schedule.text("status", "lastCompleteSet", "time")).matches(STAMP);
        assertThat(schedule.text("status", "recoveryPoint", "interval")).isEqualTo("2h0m0s");
        assertThat(schedule.text("status", "nextRunTime")).matches(STAMP);
        assertThat(schedule.text("status", "observedGeneration")).isEqualTo("1");
        assertThat(schedule.text("status", "lastResults")).contains("Completed").doesNotContain("Failed");
    }

    /** D4: what the definitions prune is said once in the log, and not written again and again. */
    private void assertPruned() {
        assertThat(hub().backupSchedule().value("status", "conditions")).isEmpty();
        within(PROMPTLY, "it says so")
                .untilAsserted(
                        () -> assertThat(operator().log().lines().filter(line -> line.contains("drops status fields")))
                                .hasSize(1));
    }

    @Test
    @NeedsKubectl
    @DisplayName("BW33 kubectl describe tells what happened")
    void described() {
        within(PROMPTLY, "the events are there")
                .untilAsserted(() -> assertThat(kubectl("describe", "bsch", StoryHub.SCHEDULE).stream()
                                .dropWhile(line -> !line.startsWith("Events:")))
                        .anyMatch(line -> line.matches(" +Normal +BackedUp .*")));
    }

    @Test
    @NeedsKubectl
    @DisplayName(
            "B1.2 D21 kubectl get tells the story in one line, and kubectl wait returns when the first set is complete")
    void oneLine() {
        if (!crds().keepConditions()) {
            assertThat(kubectl("get", "bsch").getFirst()).matches("NAME +PHASE +MESSAGE");
            return;
        }
        awaitReady();
        var lines = kubectl("get", "bsch");
        assertThat(lines.getFirst()).matches("NAME +PHASE +MESSAGE +READY +SCHEDULE +LAST SET +NEXT RUN +AGE");
        assertThat(lines.getLast())
                .matches(
                        "schedule-acm +Enabled +Velero schedules are enabled +True +0 \\*/2 \\* \\* \\* +\\d+m?\\d*s? +"
                                + STAMP + " +\\d+m?\\d*s?");
        assertThat(kubectl("wait", "--for=condition=Ready", "bsch/" + StoryHub.SCHEDULE, "--timeout=30s"))
                .containsExactly("backupschedule.cluster.open-cluster-management.io/schedule-acm condition met");
    }

    @Test
    @DisplayName("health and figures are served")
    void healthAndFigures() {
        assertThat(operator().alive()).isTrue();
        assertThat(operator().ready()).isTrue();
        within(PROMPTLY, "the figures say so")
                .untilAsserted(() -> assertThat(operator().figures())
                        .containsPattern(
                                "hub_backup_ready\\{name=\"schedule-acm\",namespace=\"" + Hub.NAMESPACE + "\",?} 1.0")
                        .contains("hub_backup_recovery_point_age_seconds{")
                        .contains("hub_backup_last_backup_succeeded{"));
    }

    @Test
    @DisplayName("BW16 B4.1 passes with nothing to do write nothing, and ask nothing about any cluster")
    void quiet() {
        var audit = hub().bed().audit();
        var begun = new AtomicReference<>(audit.mark());
        // what the policies tell of a Velero that stands still may come in between: then the stretch begins again
        within(VELERO, "a stretch without a write").during(STRETCH).until(() -> {
            boolean wrote = calls(begun.get()).stream().anyMatch(AuditRecord::isWrite);
            if (wrote) {
                begun.set(audit.mark());
            }
            return !wrote;
        });
        var calls = calls(begun.get());
        assertThat(calls).as("it looked again").isNotEmpty();
        assertThat(calls)
                .as("nothing about one cluster")
                .allSatisfy(call -> assertThat(call.namespace()).isIn("", Hub.NAMESPACE));
        assertThat(AuditLog.count(calls).values())
                .allSatisfy(times -> assertThat(times).isLessThan(20));
    }

    /** The lines that kubectl says about Velero's namespace. */
    private List<String> kubectl(String verb, String... arguments) {
        return hub().kubectl(verb, arguments).out().lines().toList();
    }

    private Seen awaitReady() {
        return hub().await(
                        PROMPTLY,
                        "it is Ready",
                        seen -> assertThat(seen.condition("Ready").status()).isEqualTo("True"));
    }

    private String stamp() {
        var name = hub().seen(Kind.VELERO_BACKUP).getFirst().name();
        return name.substring(name.lastIndexOf('-'));
    }

    /** The names of the Backups, by type. */
    Map<String, String> backupNames() {
        return hub().seen(Kind.VELERO_BACKUP).stream()
                .collect(Collectors.toMap(
                        backup -> backup.label("cluster.open-cluster-management.io/backup-schedule-type"), Seen::name));
    }
}
