package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Hub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What OLM finds in the OperatorCondition that it has made for a version of the operator. */
abstract class ToldOlm extends UnderOurDefinitions {

    static final String NAME = "hub-backup-operator.v0.1.0";

    private static final Duration NEXT_TRY = Duration.ofSeconds(75);
    private static final String RESTORE = "restore-acm";

    @Override
    void begin() {
        hub().startVelero();
    }

    @BeforeEach
    void nothingThere() {
        stopOperator();
        hub().deleteEverything();
        hub().delete(Kind.OPERATOR_CONDITION, NAME);
    }

    @Test
    @DisplayName("packaging 6.5 while a Restore runs OLM is asked to wait, with its name, and no longer than that")
    void whileARestoreRuns() {
        hub().create(condition(NAME));
        startOperator(alone(Map.of()));
        says("True", "NoRestoreRunning");
        backUp();
        hub().stopVelero();

        hub().create(Restores.named(RESTORE, Restores.PASSIVE));

        says("False", "RestoreInProgress");
        assertThat(upgradeable().get("message")).asString().contains(Hub.NAMESPACE + "/" + RESTORE);
        hub().startVelero();
        hub().await(
                        Kind.RESTORE,
                        RESTORE,
                        VELERO,
                        "it is over",
                        seen -> assertThat(seen.phase()).isEqualTo("Finished"));
        says("True", "NoRestoreRunning");
        assertThat(hub().one(Kind.OPERATOR_CONDITION, NAME).text("spec", "deployments"))
                .as("what OLM has written there")
                .contains("hub-backup-operator");
    }

    private void backUp() {
        hub().create(StoryHub.backupSchedule(StoryHub.SCHEDULE, Map.of("veleroSchedule", RARELY)));
        hub().await(
                        VELERO.multipliedBy(2),
                        "it is backed up",
                        seen -> assertThat(seen.condition("Ready").status()).isEqualTo("True"));
        hub().delete(Kind.BACKUP_SCHEDULE, StoryHub.SCHEDULE);
    }

    @Test
    @DisplayName("packaging 6.5 one that OLM has not made yet is waited for, with one line in the log, and not made")
    void comesLater() {
        startOperator(alone(Map.of()));
        within(PROMPTLY, "it says that there is none")
                .until(() -> operator().log().contains("OLM cannot be told"));
        assertThat(hub().seen(Kind.OPERATOR_CONDITION)).isEmpty();

        hub().create(condition(NAME));

        within(NEXT_TRY, "OLM is told").until(() -> "True".equals(upgradeable().get("status")));
        assertThat(operator().log().split("OLM cannot be told", -1)).hasSize(2);
    }

    @Test
    @DisplayName("packaging 6.5 D5 an operator that only reports says that it may be replaced at any time")
    void reportOnly() {
        hub().create(condition(NAME));

        startOperator(alone(Map.of("hub-backup.mode", "report-only")));

        says("True", "ReportOnly");
    }

    @Test
    @DisplayName("packaging 6.5 a Restore that is beyond its namespaces is nothing to it")
    void elsewhere() {
        hub().create(condition(NAME));
        hub().create(Restores.named(RESTORE, Restores.PASSIVE).in("default"));

        startOperator(alone(Map.of(
                "hub-backup.watch-namespaces", Hub.NAMESPACE,
                "hub-backup.backup-namespace", Hub.NAMESPACE)));

        says("True", "NoRestoreRunning");
    }

    void says(String status, String reason) {
        within(PROMPTLY, "OLM is told " + reason)
                .untilAsserted(() -> assertThat(upgradeable())
                        .containsEntry("status", status)
                        .containsEntry("reason", reason)
                        .containsKey("lastTransitionTime"));
    }

    Map<String, Object> upgradeable() {
        return upgradeable(hub(), NAME);
    }

    static Map<String, Object> upgradeable(StoryHub hub, String name) {
        return upgradeable(hub.one(Kind.OPERATOR_CONDITION, name));
    }

    /** Empty as long as nothing is said. */
    static Map<String, Object> upgradeable(Seen condition) {
        return conditions(condition).stream()
                .filter(one -> "Upgradeable".equals(one.get("type")))
                .findFirst()
                .orElse(Map.of());
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> conditions(Seen condition) {
        return condition
                .value("spec", "conditions")
                .map(found -> (List<Map<String, Object>>) found)
                .orElse(List.of());
    }

    /** As OLM makes it. */
    static Manifest condition(String name) {
        return Manifest.of(Kind.OPERATOR_CONDITION.apiVersion(), Kind.OPERATOR_CONDITION.kind(), name)
                .in(Hub.NAMESPACE)
                .spec(Map.of(
                        "serviceAccounts", List.of("hub-backup-operator"),
                        "deployments", List.of("hub-backup-operator")));
    }

    /** The only process of its version. */
    static Map<String, String> alone(Map<String, String> more) {
        var settings = new TreeMap<>(underOlm(NAME));
        settings.put("hub-backup.leader-election.enabled", "false");
        settings.putAll(more);
        return settings;
    }

    /** What OLM hands to a process. */
    static Map<String, String> underOlm(String name) {
        return Map.of("hub-backup.namespace", Hub.NAMESPACE, "hub-backup.operator-condition", name);
    }
}
