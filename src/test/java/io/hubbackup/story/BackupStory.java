package io.hubbackup.story;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.hubbackup.kit.Archive;
import io.hubbackup.kit.ArchiveTable;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.AuditRecord;
import io.hubbackup.kit.Await;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.RealHub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The walk-through of the README: definitions and sample are applied, the operator starts, and a while later the hub is backed up. */
@NeedsRealHub(store = true, crds = true, sharedAs = "archives", veleroArguments = Story.SIDE_BY_SIDE)
abstract class BackupStory extends Story {

    private static final Duration STRETCH = Duration.ofSeconds(12);
    private static final Map<String, String> LOOK_OFTEN = Map.of("hub-backup.safety-net", "4s");

    BackupStory(Crds crds) {
        super(crds);
    }

    @Override
    void begin() {
        ArchiveTable.seed(hub().real());
        hub().veleroWasStarted();
        var applied = hub().real()
                .kubectl("apply", "-n", RealHub.NAMESPACE, "-f", "src/main/kubernetes/samples/backupschedule.yaml");
        assertThat(applied.err()).isEmpty();
        startOperator(LOOK_OFTEN);
        Await.within(VELERO, "five Backups are Completed")
                .untilAsserted(() -> assertThat(hub().seen(Kind.VELERO_BACKUP))
                        .hasSize(5)
                        .allSatisfy(backup -> assertThat(backup.phase()).isEqualTo("Completed")));
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
        assertThat(backupNames().values().stream().map(name -> name.substring(name.lastIndexOf('-'))))
                .hasSize(5)
                .containsOnly(stamp());
        assertThat(backupNames().values())
                .allSatisfy(name -> assertThat(
                                hub().store().resolve("backups").resolve(name).resolve(name + ".tar.gz"))
                        .isNotEmptyFile());
    }

    @Test
    @DisplayName("3.3 each seeded object is in the one archive that the table names, and in no other")
    void archives() {
        var archives = backupNames().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> archive(entry.getValue())));
        var rows = Stream.of(
                        ArchiveTable.rows(),
                        ArchiveTable.preparedRows(),
                        List.of(ArchiveTable.backupSchedule(StoryHub.SCHEDULE)))
                .flatMap(List::stream)
                .toList();

        assertThat(archives).containsOnlyKeys(ArchiveTable.TYPES);
        assertThat(ArchiveTable.differences(hub().real(), rows, archives)).isEmpty();
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
    @DisplayName("BW33 kubectl describe tells what happened")
    void described() {
        Await.within(PROMPTLY, "the events are there")
                .untilAsserted(() -> assertThat(describe().lines().dropWhile(line -> !line.startsWith("Events:")))
                        .anyMatch(line -> line.matches(" +Normal +BackedUp .*")));
    }

    @Test
    @DisplayName("health and figures are served")
    void healthAndFigures() {
        given().baseUri(operator().url())
                .when()
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"));
        Await.within(PROMPTLY, "the figures say so")
                .untilAsserted(() -> given().baseUri(operator().url())
                        .when()
                        .get("/q/metrics")
                        .then()
                        .statusCode(200)
                        .body(containsString(
                                "hub_backup_ready{name=\"schedule-acm\",namespace=\"" + RealHub.NAMESPACE + "\"} 1.0"))
                        .body(containsString("hub_backup_recovery_point_age_seconds{"))
                        .body(containsString("hub_backup_last_backup_succeeded{")));
    }

    @Test
    @DisplayName("BW16 B4.1 passes with nothing to do write nothing, and ask nothing about any cluster")
    void quiet() {
        var audit = hub().real().audit();
        var begun = new AtomicReference<>(audit.mark());
        // a run of the cron may come in between: then the stretch begins again
        Await.within(STRETCH.multipliedBy(5), "a stretch without a write")
                .during(STRETCH)
                .until(() -> {
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
                .allSatisfy(call -> assertThat(call.namespace()).isIn("", RealHub.NAMESPACE));
        assertThat(AuditLog.count(calls).values())
                .allSatisfy(times -> assertThat(times).isLessThan(20));
    }

    /** What kubectl says about the BackupSchedule. */
    String describe() {
        return hub().real()
                .kubectl("describe", "-n", RealHub.NAMESPACE, "bsch", StoryHub.SCHEDULE)
                .out();
    }

    private Archive archive(String backup) {
        return hub().real().archive(backup);
    }

    private String stamp() {
        var name = hub().seen(Kind.VELERO_BACKUP).getFirst().name();
        return name.substring(name.lastIndexOf('-'));
    }

    private Map<String, String> backupNames() {
        return hub().seen(Kind.VELERO_BACKUP).stream()
                .collect(Collectors.toMap(
                        backup -> backup.label("cluster.open-cluster-management.io/backup-schedule-type"), Seen::name));
    }
}
