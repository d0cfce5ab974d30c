package io.hubbackup.run;

import io.hubbackup.api.BackupResult;
import io.hubbackup.api.BackupSchedule;
import io.hubbackup.api.BackupScheduleStatus;
import io.hubbackup.api.RecoveryPoint;
import io.hubbackup.wire.GoDuration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The status as figures at {@code /q/metrics}: they are computed from it, and the age moves with the clock. */
final class BackupFigures extends StatusFigures<BackupSchedule, BackupScheduleStatus> {

    private final Clock clock;
    private final MultiGauge ready;
    private final MultiGauge age;
    private final MultiGauge interval;
    private final MultiGauge succeeded;

    BackupFigures(MeterRegistry registry, Clock clock) {
        super(counter(registry, "hub_backup_passes", "Passes over BackupSchedules since the start"));
        this.clock = clock;
        this.ready = gauge(registry, "hub_backup_ready", "1 when the BackupSchedule is Ready");
        this.age = gauge(registry, "hub_backup_recovery_point_age_seconds", "Age of the newest complete backup set");
        this.interval = gauge(
                registry, "hub_backup_recovery_point_interval_seconds", "Longest gap between two runs of the cron");
        this.succeeded = gauge(
                registry,
                "hub_backup_last_backup_succeeded",
                "1 when the last finished backup of the type is Completed");
    }

    @Override
    void register() {
        ready.register(rows(one -> Stream.of(MultiGauge.Row.of(one.tags(), isReady(one.status()) ? 1 : 0))), true);
        age.register(
                rows(one -> point(one).stream().map(time -> MultiGauge.Row.of(one.tags(), () -> secondsSince(time)))),
                true);
        interval.register(
                rows(one -> intervalOf(one).stream().map(gap -> MultiGauge.Row.of(one.tags(), gap.toSeconds()))), true);
        succeeded.register(
                rows(one -> one.status().lastResults().stream().map(result -> row(one.tags(), result))), true);
    }

    private static boolean isReady(BackupScheduleStatus status) {
        return status.condition("Ready")
                .filter(ready -> "True".equals(ready.getStatus()))
                .isPresent();
    }

    private static Optional<Instant> point(Shown<BackupScheduleStatus> one) {
        return Optional.ofNullable(one.status().recoveryPoint())
                .map(RecoveryPoint::time)
                .map(Instant::parse);
    }

    private static Optional<Duration> intervalOf(Shown<BackupScheduleStatus> one) {
        return Optional.ofNullable(one.status().recoveryPoint())
                .map(RecoveryPoint::interval)
                .flatMap(text -> GoDuration.parse(text)
                        .fold(read -> Optional.of(read.value()), why -> Optional.<Duration>empty()));
    }

    private double secondsSince(Instant time) {
        return Duration.between(time, clock.instant()).toMillis() / 1000.0;
    }

    private static MultiGauge.Row<?> row(Tags tags, BackupResult result) {
        return MultiGauge.Row.of(tags.and("type", result.type()), "Completed".equals(result.phase()) ? 1 : 0);
    }
}
