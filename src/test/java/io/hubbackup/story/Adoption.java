package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.AuditRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A hub on which the Go operator worked until a minute ago. Velero stands still, because the store does not hold what the files say. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class Adoption extends UnderEitherDefinition {

    private static final String OTHER_HUB = "99999999-2222-3333-4444-555555555555";

    private Map<String, String> schedules = Map.of();
    private Map<String, String> backups = Map.of();
    private Optional<AuditLog.Mark> before = Optional.empty();

    @Override
    void begin() {
        hub().create(Manifest.of(
                        "addon.open-cluster-management.io/v1alpha1", "ClusterManagementAddOn", "managed-serviceaccount")
                .spec(Map.of()));
        Estate.leaveTo(hub());
        schedules = hub().uids(Kind.VELERO_SCHEDULE);
        backups = hub().uids(Kind.VELERO_BACKUP);
        before = Optional.of(hub().bed().audit().mark());
        startOperator();
    }

    @Test
    @Order(1)
    @DisplayName("D2 nothing of it is made again, nothing is lost, and what is left passes as golden again")
    void adopted() {
        assertThat(schedules).hasSize(5);
        assertThat(backups).hasSize(6);
        hub().await(
                        Kind.VELERO_SCHEDULE,
                        "acm-credentials-schedule",
                        PROMPTLY,
                        "the intended deltas are written",
                        schedule -> assertThat(GoldenComparison.actual(hub().seen(Kind.VELERO_SCHEDULE)))
                                .isEqualTo(GoldenComparison.expected()));
        assertUntouched();
        assertThat(hub().backupSchedule()).satisfies(schedule -> {
            assertThat(schedule.phase()).isEqualTo("Enabled");
            assertThat(schedule.message()).isEqualTo("Velero schedules are enabled");
        });
    }

    @Test
    @Order(2)
    @DisplayName("BW32 the status says what the adopted backups have come to")
    void truthful() {
        if (!crds().keepConditions()) {
            assertThat(hub().backupSchedule().value("status", "conditions")).isEmpty();
            return;
        }
        var schedule = hub().await(
                        PROMPTLY,
                        "it is Ready",
                        seen -> assertThat(seen.condition("Ready").status()).isEqualTo("True"));
        assertThat(schedule.condition("Ready").reason()).isEqualTo("BackedUp");
        assertThat(schedule.value("status", "lastCompleteSet", "backups"))
                .hasValueSatisfying(names -> assertThat(((Map<?, ?>) names)
                                .values().stream().map(String::valueOf).toList())
                        .containsExactlyInAnyOrderElementsOf(backups.keySet().stream()
                                .filter(name -> !name.startsWith("acm-restore-") && !name.startsWith("acm-validation-"))
                                .toList()));
        assertThat(schedule.text("status", "lastCompleteSet", "hubId")).isEqualTo(HUB_ID);
    }

    @Test
    @Order(3)
    @DisplayName("B5.10 a later take-over by the other hub stops the schedules, and takes nothing away")
    void replaced() {
        var marker = Estate.withoutIdentity(
                GoldenFiles.takeOverMarker(Estate.now(hub()).minus(Duration.ofMinutes(20))));
        hub().create(List.of(marker));

        var schedule = hub().await(
                        PROMPTLY,
                        "the take-over is noticed",
                        seen -> assertThat(seen.phase()).isEqualTo("BackupCollision"));

        assertThat(schedule.message())
                .startsWith("Hub with id [" + OTHER_HUB
                        + "] had run a restore managed cluster operation, see ["
                        + marker.getMetadata().getName() + "].");
        assertThat(hub().seen(Kind.VELERO_SCHEDULE))
                .allSatisfy(seen -> assertThat(seen.text("spec", "paused")).isEqualTo("true"));
        backups = with(
                backups,
                marker.getMetadata().getName(),
                hub().one(Kind.VELERO_BACKUP, marker.getMetadata().getName()).uid());
        assertUntouched();
    }

    private void assertUntouched() {
        assertThat(hub().uids(Kind.VELERO_SCHEDULE)).isEqualTo(schedules);
        assertThat(hub().uids(Kind.VELERO_BACKUP)).isEqualTo(backups);
        within(PROMPTLY, "the API server has written down what it was asked")
                .untilAsserted(() -> assertThat(calls(before.orElseThrow()))
                        .filteredOn(call -> call.group().equals("velero.io") && call.isWrite())
                        .extracting(AuditRecord::verb)
                        .containsOnly("patch"));
    }

    private static Map<String, String> with(Map<String, String> uids, String name, String uid) {
        var all = new TreeMap<>(uids);
        all.put(name, uid);
        return all;
    }
}
