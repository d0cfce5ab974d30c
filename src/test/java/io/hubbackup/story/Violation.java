package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Hub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What goes wrong on a hub is told on every way there is, at once, and so is that it is well again; under either definition of the custom resources (policies 9.14). */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class Violation extends UnderEitherDefinition {

    private static final String OTHER_HUB = "99999999-2222-3333-4444-555555555555";
    private static final String COLLISION = "acm-backup-clusters-collision-report";
    private static final String ON_SCHEDULE = "backup-schedule-cron-enabled";
    private static final String VELERO_RUNS = "velero-pod-running";

    private final Set<String> violated = new TreeSet<>();

    @Override
    void begin() {
        hub().startVelero();
        startOperator();
        hub().create(StoryHub.backupSchedule(StoryHub.SCHEDULE, Map.of("veleroSchedule", everyTwoHours())));
        within(VELERO, "five Backups are Completed").until(() -> {
            violated.addAll(templates("noncompliant"));
            return hub().seen(Kind.VELERO_BACKUP).stream()
                            .filter(backup -> backup.phase().equals("Completed"))
                            .count()
                    >= 5;
        });
    }

    /** From the event to what is told of it (policies 6.5). */
    Duration atOnce() {
        return Duration.ofSeconds(2);
    }

    @Test
    @Order(1)
    @DisplayName("policies 9.3 U4 a run of five backups violates nothing")
    void normalRun() {
        var end = hub().bed().now().plus(PROMPTLY);
        within(PROMPTLY.multipliedBy(2), "a moment passes").until(() -> {
            violated.addAll(templates("noncompliant"));
            return hub().bed().now().isAfter(end);
        });
        assertThat(violated).isEmpty();
        assertThat(is(VELERO_RUNS, "compliant")).isTrue();
    }

    @Test
    @Order(2)
    @DisplayName(
            "policies 9.4 U12 Velero stops: figure, condition, event and report say so within two seconds, and when it is well again")
    void velero() {
        hub().stopVelero();

        within(atOnce(), "the figure says so").until(() -> is(VELERO_RUNS, "noncompliant"));
        within(atOnce(), "the other ways say so").untilAsserted(() -> {
            assertThat(reported(VELERO_RUNS)).isEqualTo("fail");
            assertThat(events()).anyMatch(event -> event.startsWith("Warning Policy") && event.contains(VELERO_RUNS));
            assertCondition("VeleroAvailable", "False");
        });
        assertThat(is("backup-storage-location-available", "noncompliant"))
                .as("T09 is not told beside its cause")
                .isFalse();

        hub().startVelero();

        within(PROMPTLY, "it is well again").until(() -> is(VELERO_RUNS, "compliant"));
        within(atOnce(), "the other ways say so").untilAsserted(() -> {
            assertThat(events()).anyMatch(event -> event.startsWith("Normal PolicyResolved"));
            assertThat(reported(VELERO_RUNS)).isEqualTo("pass");
            assertCondition("VeleroAvailable", "True");
        });
    }

    @Test
    @Order(3)
    @DisplayName(
            "policies 9.14 D4 U28 what another owner's definition prunes is in the report all the same, and the figures say that it is pruned")
    void pruned() {
        assertThat(operator().metric("hub_backup_status_conditions_pruned")).isEqualTo(crds().keepConditions() ? 0 : 1);
        assertThat(reported(VELERO_RUNS)).isEqualTo("pass");
    }

    @Test
    @Order(4)
    @DisplayName(
            "policies 9.8 T14 T10 another hub writes to the storage: the collision is told within two seconds, and the missing runs are not")
    void collision() {
        hub().stopVelero();
        hub().create(List.of(foreign()));

        hub().await(
                        PROMPTLY,
                        "the collision is seen",
                        seen -> assertThat(seen.phase()).isEqualTo("BackupCollision"));

        within(atOnce(), "it is told").until(() -> is(COLLISION, "noncompliant") && is(ON_SCHEDULE, "suppressed"));
    }

    private GenericKubernetesResource foreign() {
        var own = hub().seen(Kind.VELERO_BACKUP).stream()
                .filter(backup -> backup.name().startsWith("acm-resources-schedule-"))
                .findFirst()
                .orElseThrow();
        var now = Estate.now(hub()).plusSeconds(60);
        return Manifest.of("velero.io/v1", "Backup", "acm-resources-schedule-20991231235959")
                .in(Hub.NAMESPACE)
                .labels(own.object().getMetadata().getLabels())
                .label("cluster.open-cluster-management.io/backup-cluster", OTHER_HUB)
                .with("spec", own.value("spec").orElseThrow())
                .with(
                        "status",
                        Map.of(
                                "phase", "Completed",
                                "startTimestamp", now.toString(),
                                "completionTimestamp", now.plusSeconds(1).toString(),
                                "expiration", now.plus(Duration.ofDays(5)).toString()))
                .build();
    }

    private void assertCondition(String type, String status) {
        if (crds().keepConditions()) {
            assertThat(hub().backupSchedule().condition(type).status()).isEqualTo(status);
        }
    }

    private boolean is(String template, String status) {
        return templates(status).contains(template);
    }

    /** The templates of which the figures say this. */
    private Set<String> templates(String status) {
        return operator()
                .figures()
                .lines()
                .filter(line -> line.startsWith("hub_backup_policy_status{"))
                .filter(line -> line.contains("status=\"" + status + "\""))
                .filter(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)) == 1)
                .map(line -> line.replaceAll(".*template=\"([^\"]*)\".*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the report says of a template. */
    private String reported(String template) {
        return report().stream()
                .filter(result -> template.equals(result.get("rule")))
                .map(result -> String.valueOf(result.get("result")))
                .findFirst()
                .orElse("");
    }

    private List<Map<String, Object>> report() {
        return Optional.ofNullable(hub().bed()
                        .client()
                        .genericKubernetesResources("openreports.io/v1alpha1", "Report")
                        .inNamespace(Hub.NAMESPACE)
                        .withName("hub-backup")
                        .get())
                .map(report -> report.<List<Map<String, Object>>>get("results"))
                .orElse(List.of());
    }

    /** What was told of the BackupSchedule. */
    private List<String> events() {
        return hub().events(hub().backupSchedule())
                .map(event -> "%s %s %s".formatted(event.text("type"), event.text("reason"), event.text("message")))
                .toList();
    }
}
