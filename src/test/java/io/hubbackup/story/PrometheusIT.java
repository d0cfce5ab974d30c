package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.demo.fleet.Fleet;
import io.hubbackup.demo.fleet.FleetSpec;
import io.hubbackup.kit.NeedsPrometheus;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.OperatorProcess;
import io.hubbackup.kit.PrometheusServer;
import io.hubbackup.kit.PrometheusServer.Series;
import io.hubbackup.kit.WithHub;
import io.hubbackup.policies.Dashboard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
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
@WithHub(store = true, crds = true, clusterId = Story.HUB_ID, veleroArguments = Story.SIDE_BY_SIDE)
@Isolated("its alerts wait for seconds")
class PrometheusIT extends UnderOurDefinitions {

    private static final Path RULES = Path.of("policies/prometheus/rules.yaml");
    private static final Pattern FOR = Pattern.compile("(?m)^( +for: )(\\d+)([mh])$");

    /** As the rules have it. */
    private static final String JOB = "hub-backup-operator-metrics";

    private static final String NAMESPACE = "openshift-adp";

    private static final String RESTORE = "restore-acm";

    /** Four Velero Restores one after the other, and the take-over. */
    private static final Duration RESTORED = Duration.ofMinutes(5);

    private static final Duration STRETCH = Duration.ofSeconds(40);
    private static final String FIRED = "count by (alertname) (max_over_time(ALERTS{alertstate=\"firing\"}[1h]))";

    /** A year: none of them ends before the backups do. */
    private static final Duration TOKENS = Duration.ofDays(365);

    private static final String RUNNING = "hub_backup_running_backup_start_timestamp_seconds";

    /** Each scrape of the last five minutes counts, so that to look after each act is enough. */
    private final Set<Dashboard.Query> answered = new HashSet<>();

    private Optional<PrometheusServer> prometheus = Optional.empty();

    @Override
    void begin() {
        hub().startVelero();
        hub().create(fleet());
        // a set is judged when a minute has passed: that it is unknown until then must not last as long as an hour does
        // here
        startOperator(Map.of("hub-backup.policies.backup-set-complete.tolerance", "10s"));
        var target = URI.create(((OperatorProcess) operator()).url()).getAuthority();
        prometheus = Optional.of(PrometheusServer.start(inSeconds(), JOB, target, NAMESPACE));
    }

    /** Imported clusters that can be called, with tokens. */
    private List<GenericKubernetesResource> fleet() {
        var spec = FleetSpec.of(7, 3)
                .withImportedShare(1)
                .withTokenValidity(TOKENS)
                .at(hub().bed().now());
        return Fleet.generate(spec).objects().stream()
                .map(PrometheusIT::reachable)
                .toList();
    }

    private static GenericKubernetesResource reachable(GenericKubernetesResource object) {
        if (object.getKind().equals("ManagedCluster")) {
            var spec = new HashMap<String, Object>(object.get("spec"));
            var url = "https://api.%s.example.com:6443"
                    .formatted(object.getMetadata().getName());
            spec.put("managedClusterClientConfigs", List.of(Map.of("url", url)));
            object.setAdditionalProperty("spec", spec);
        }
        return object;
    }

    @AfterAll
    void stop() {
        prometheus.ifPresent(PrometheusServer::close);
    }

    /** Minutes become seconds, and hours three minutes: what Velero does takes its time, and is not sped up. */
    private static String inSeconds() {
        try {
            return FOR.matcher(Files.readString(RULES))
                    .replaceAll(wait -> wait.group(1)
                            + (wait.group(3).equals("m")
                                    ? wait.group(2) + "s"
                                    : 3 * Integer.parseInt(wait.group(2)) + "m"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @AfterEach
    void lookAtTheDashboard() {
        Dashboard.read().queries(NAMESPACE).stream()
                .filter(query -> !ask(query.expression()).isEmpty())
                .forEach(answered::add);
    }

    @Test
    @Order(1)
    @DisplayName("U4 U21 a hub with imported clusters that is set up and backed up for the first time is silent")
    void silent() {
        hub().create(StoryHub.backupSchedule(
                StoryHub.SCHEDULE,
                Map.of("veleroSchedule", everyTwoHours(), "veleroTtl", "120h", "useManagedServiceAccount", true)));
        allCompleted(5);

        within(STRETCH.multipliedBy(2), "nothing has fired").during(STRETCH).until(() -> fired().isEmpty());
        // a single reading may be missed
        within(PROMPTLY, "the verdicts are there").untilAsserted(() -> {
            assertThat(ask("hub_backup_policy_status")).isNotEmpty();
            assertThat(ask("hub_backup_auto_import_clusters{state=\"ok\"}"))
                    .as("imported clusters with a token")
                    .singleElement()
                    .extracting(Series::value)
                    .isEqualTo("3");
        });
    }

    @Test
    @Order(2)
    @DisplayName(
            "R2.28 a hub that is paused, restores its own newest set and goes on is silent, and says how long it took")
    void restored() {
        hub().patchSpec(Map.of("paused", true));
        hub().await(PROMPTLY, "it is paused", seen -> assertThat(seen.phase()).isEqualTo("Paused"));
        hub().create(Restores.named(RESTORE, Restores.ALL));
        hub().await(
                        Kind.RESTORE,
                        RESTORE,
                        RESTORED,
                        "all is restored",
                        seen -> assertThat(seen.phase()).isEqualTo("Finished"));
        hub().patchSpec(Map.of("paused", false));
        hub().await(PROMPTLY, "it goes on", seen -> assertThat(seen.phase()).isEqualTo("Enabled"));

        within(PROMPTLY, "the activation was measured")
                .untilAsserted(() -> assertThat(ask("hub_backup_recovery_last_duration_seconds"))
                        .isNotEmpty());
        within(STRETCH.multipliedBy(2), "nothing has fired").during(STRETCH).until(() -> fired().isEmpty());
    }

    @Test
    @Order(3)
    @DisplayName("U19 a Velero that is stopped is one alert, with its runbook, and no other one")
    void veleroIsDown() {
        hub().stopVelero();

        within(Duration.ofMinutes(1), "HubBackupVeleroDown fires").untilAsserted(this::nothingButVelero);
        within(STRETCH.multipliedBy(2), "nothing else fires").during(STRETCH).untilAsserted(this::nothingButVelero);
    }

    @Test
    @Order(4)
    @DisplayName(
            "U4 backups that are ordered meanwhile have a start until Velero is back and has made them, and are no alert")
    void backupsAreOrdered() {
        hub().seen(Kind.VELERO_SCHEDULE).forEach(schedule -> hub().create(hub().fromSchedule(schedule)));
        within(PROMPTLY, "a backup of each type goes on")
                .untilAsserted(() -> assertThat(ask(RUNNING)).hasSize(5));

        hub().startVelero();
        allCompleted(10);
        within(PROMPTLY, "no backup goes on")
                .untilAsserted(() -> assertThat(ask(RUNNING)).isEmpty());
        nothingButVelero();
    }

    @Test
    @Order(5)
    @DisplayName("every query of the dashboard has returned data in the course of the story")
    void dashboard() {
        var queries = Dashboard.read().queries(NAMESPACE);
        assertThat(queries).isNotEmpty();
        assertThat(queries)
                .filteredOn(query -> !answered.contains(query))
                .as("queries that have never returned data")
                .isEmpty();
        // the answer to the question of the first row
        within(PROMPTLY, "the hub can be restored")
                .untilAsserted(() -> assertThat(ask(queries.getFirst().expression()))
                        .singleElement()
                        .extracting(Series::value)
                        .isEqualTo("1"));
    }

    private void allCompleted(int backups) {
        within(VELERO, backups + " Backups are Completed")
                .untilAsserted(() -> assertThat(ofSchedules())
                        .hasSizeGreaterThanOrEqualTo(backups)
                        .allSatisfy(backup -> assertThat(backup.phase()).isEqualTo("Completed")));
    }

    /** Without what an activation leaves in the store. */
    private List<Seen> ofSchedules() {
        return hub().seen(Kind.VELERO_BACKUP).stream()
                .filter(backup -> !backup.label(Site.SCHEDULE_NAME).isEmpty())
                .toList();
    }

    private void nothingButVelero() {
        assertThat(fired()).containsExactly("HubBackupVeleroDown");
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
