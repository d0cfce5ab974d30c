package io.hubbackup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.hubbackup.api.BackupResult;
import io.hubbackup.api.BackupSchedule;
import io.hubbackup.api.BackupScheduleStatus;
import io.hubbackup.api.RecoveryPoint;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("B7.1 the status as figures")
class BackupFiguresTest {

    private static final int PASSES = 4;
    private static final int ROUNDS = 1_000;
    private static final String AGE = "hub_backup_recovery_point_age_seconds";

    private final MovableClock clock = new MovableClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final BackupFigures figures = new BackupFigures(registry, clock);

    @Test
    void theAgeMovesWithTheClock() {
        figures.show(schedule("a"), status("True", "Completed"));
        clock.forward(Duration.ofMinutes(5));
        assertThat(value(AGE)).isEqualTo(300);
        assertThat(value("hub_backup_recovery_point_interval_seconds")).isEqualTo(7200);
    }

    @Test
    void readinessAndResultsAreOneOrZero() {
        figures.show(schedule("a"), status("False", "PartiallyFailed"));
        assertThat(value("hub_backup_ready")).isZero();
        assertThat(value("hub_backup_last_backup_succeeded")).isZero();
        figures.show(schedule("a"), status("True", "Completed"));
        assertThat(value("hub_backup_ready")).isEqualTo(1);
        assertThat(value("hub_backup_last_backup_succeeded")).isEqualTo(1);
    }

    @Test
    void withoutARecoveryPointThereIsNoAge() {
        figures.show(schedule("a"), BackupScheduleStatus.EMPTY);
        assertThat(registry.find(AGE).gauge()).isNull();
    }

    @Test
    void whatIsGoneHasNoFigures() {
        figures.show(schedule("a"), status("True", "Completed"));
        figures.show(schedule("b"), BackupScheduleStatus.EMPTY);
        figures.keepOnly(Set.of("b"));
        assertThat(registry.find(AGE).gauge()).isNull();
        assertThat(registry.find("hub_backup_ready").gauges()).hasSize(1);
    }

    @Test
    @DisplayName("B7.1 what two passes show at the same time is shown, of both")
    void passesAtTheSameTime() {
        var ready = status("True", "Completed");
        try (var passes = Executors.newFixedThreadPool(PASSES)) {
            for (int round = 0; round < ROUNDS; round++) {
                figures.keepOnly(Set.of());
                CompletableFuture.allOf(IntStream.range(0, PASSES)
                                .mapToObj(i -> CompletableFuture.runAsync(
                                        () -> figures.show(schedule("at-once-" + i), ready), passes))
                                .toArray(CompletableFuture[]::new))
                        .join();

                assertThat(registry.find(AGE).gauges()).as("round %d", round).hasSize(PASSES);
            }
        }
    }

    private double value(String name) {
        return registry.get(name).gauge().value();
    }

    private BackupScheduleStatus status(String ready, String phase) {
        return BackupScheduleStatus.EMPTY
                .withConditions(List.of(new ConditionBuilder()
                        .withType("Ready")
                        .withStatus(ready)
                        .build()))
                .withLastResults(List.of(new BackupResult("resources", "b", phase, null, null, null, null, null, null)))
                .withRecoveryPoint(new RecoveryPoint(clock.instant().toString(), "2h0m0s", null));
    }

    private static BackupSchedule schedule(String uid) {
        var schedule = new BackupSchedule();
        schedule.setMetadata(new ObjectMetaBuilder()
                .withNamespace("ns")
                .withName("schedule-" + uid)
                .withUid(uid)
                .build());
        return schedule;
    }
}
