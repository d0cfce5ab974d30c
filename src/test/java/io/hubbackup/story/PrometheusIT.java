package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.kit.NeedsPrometheus;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.OperatorProcess;
import io.hubbackup.kit.PrometheusServer;
import io.hubbackup.kit.PrometheusServer.Series;
import io.hubbackup.policies.Dashboard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;

/** Prometheus itself reads the figures of a running operator and evaluates the rules as they are shipped, but for this: what waits for minutes waits for as many seconds. */
@NeedsRealHub
@NeedsPrometheus
@DisplayName("U3 Prometheus is told by the operator on a real hub")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Isolated("its alerts wait for seconds")
class PrometheusIT extends UnderOurDefinitions {

    private static final Path RULES = Path.of("policies/prometheus/rules.yaml");
    private static final Pattern FOR = Pattern.compile("(?m)^( +for: \\d+)([mh])$");

    /** As the rules have it. */
    private static final String JOB = "hub-backup-operator-metrics";

    private static final String NAMESPACE = "openshift-adp";

    private static final Duration STRETCH = Duration.ofSeconds(40);
    private static final String FIRED = "count by (alertname) (max_over_time(ALERTS{alertstate=\"firing\"}[1h]))";

    /** What a hub does not have that backs up, never restored anything, has no imported clusters, and whose templates never fail. */
    private static final List<String> NOT_HERE = List.of(
            "hub_backup_restore_phase",
            "hub_backup_restore_synced_backup_timestamp_seconds",
            "hub_backup_running_backup_start_timestamp_seconds",
            "hub_backup_recovery_last_duration_seconds",
            "hub_backup_recovery_estimated_duration_seconds",
            "hub_backup_auto_import_clusters",
            "hub_backup_policy_evaluation_errors_total");

    private Optional<PrometheusServer> prometheus = Optional.empty();

    @Override
    void begin() {
        hub().startVelero();
        startOperator();
        var target = URI.create(((OperatorProcess) operator()).url()).getAuthority();
        prometheus = Optional.of(PrometheusServer.start(inSeconds(), JOB, target, NAMESPACE));
    }

    @AfterAll
    void stop() {
        prometheus.ifPresent(PrometheusServer::close);
    }

    /** Minutes become seconds, and hours minutes. */
    private static String inSeconds() {
        try {
            return FOR.matcher(Files.readString(RULES))
                    .replaceAll(wait -> wait.group(1) + (wait.group(2).equals("m") ? "s" : "m"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    @Order(1)
    @DisplayName("U4 U21 a hub that is set up and backed up for the first time is silent")
    void silent() {
        hub().create(StoryHub.backupSchedule(
                StoryHub.SCHEDULE, Map.of("veleroSchedule", "0 */2 * * *", "veleroTtl", "120h")));
        within(VELERO, "five Backups are Completed")
                .untilAsserted(() -> assertThat(hub().seen(Kind.VELERO_BACKUP))
                        .hasSize(5)
                        .allSatisfy(backup -> assertThat(backup.phase()).isEqualTo("Completed")));

        within(STRETCH.multipliedBy(2), "nothing has fired").during(STRETCH).until(() -> fired().isEmpty());
        assertThat(ask("hub_backup_policy_status")).as("the verdicts are there").isNotEmpty();
    }

    @Test
    @Order(2)
    @DisplayName("every query of the dashboard returns data")
    void dashboard() {
        assertThat(Dashboard.read().queries(NAMESPACE))
                .filteredOn(query -> NOT_HERE.stream().noneMatch(query.expression()::contains))
                .isNotEmpty()
                .allSatisfy(query ->
                        assertThat(ask(query.expression())).as(query.toString()).isNotEmpty());
        // the answer to the question of the first row
        assertThat(ask(Dashboard.read().queries(NAMESPACE).getFirst().expression()))
                .singleElement()
                .extracting(Series::value)
                .isEqualTo("1");
    }

    @Test
    @Order(3)
    @DisplayName("U19 a Velero that is stopped is one alert, with its runbook, and no other one")
    void veleroIsDown() {
        hub().stopVelero();

        within(Duration.ofMinutes(1), "HubBackupVeleroDown fires")
                .untilAsserted(() -> assertThat(fired()).containsExactly("HubBackupVeleroDown"));
        within(STRETCH.multipliedBy(2), "nothing else fires")
                .during(STRETCH)
                .until(() -> fired().equals(List.of("HubBackupVeleroDown")));
    }

    /** The alerts that have fired since the beginning. */
    private List<String> fired() {
        return ask(FIRED).stream()
                .map(series -> series.label("alertname"))
                .sorted()
                .toList();
    }

    private List<Series> ask(String expression) {
        return prometheus.orElseThrow().query(expression);
    }
}
