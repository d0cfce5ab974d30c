package io.hubbackup.run;

import io.hubbackup.api.BackupResult;
import io.hubbackup.api.BackupSchedule;
import io.hubbackup.api.BackupScheduleStatus;
import io.hubbackup.api.RecoveryPoint;
import io.hubbackup.wire.GoDuration;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The status as figures at {@code /q/metrics}: they are computed from it, and the age moves with the clock. */
final class BackupFigures implements Bulletin.Figures<BackupSchedule, BackupScheduleStatus> {

    private record Shown(Tags tags, BackupScheduleStatus status) {}

    private final Clock clock;
    private final Counter passes;
    private final MultiGauge ready;
    private final MultiGauge age;
    private final MultiGauge interval;
    private final MultiGauge succeeded;
    private final Map<String, Shown> shown = new ConcurrentHashMap<>();

    BackupFigures(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.passes = Counter.builder("hub_backup_passes")
                .description("Passes over BackupSchedules since the start")
                .register(registry);
        this.ready = gauge(registry, "hub_backup_ready", "1 when the BackupSchedule is Ready");
        this.age = gauge(registry, "hub_backup_recovery_point_age_seconds", "Age of the newest complete backup set");
        this.interval = gauge(
                registry, "hub_backup_recovery_point_interval_seconds", "Longest gap between two runs of the cron");
        this.succeeded = gauge(
                registry,
                "hub_backup_last_backup_succeeded",
                "1 when the last finished backup of the type is Completed");
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** What a pass came to. */
    @Override
    public void show(BackupSchedule schedule, BackupScheduleStatus status) {
        passes.increment();
        var metadata = schedule.getMetadata();
        var next = new Shown(Tags.of("namespace", metadata.getNamespace(), "name", metadata.getName()), status);
        if (!next.equals(shown.put(metadata.getUid(), next))) {
            register();
        }
    }

    /** Those of every other BackupSchedule go. */
    @Override
    public void keepOnly(Set<String> uids) {
        if (shown.keySet().retainAll(uids)) {
            register();
        }
    }

    private void register() {
        ready.register(rows(one -> Stream.of(MultiGauge.Row.of(one.tags(), isReady(one.status()) ? 1 : 0))), true);
        age.register(
                rows(one -> point(one).stream().map(time -> MultiGauge.Row.of(one.tags(), () -> secondsSince(time)))),
                true);
        interval.register(
                rows(one -> intervalOf(one).stream().map(gap -> MultiGauge.Row.of(one.tags(), gap.toSeconds()))), true);
        succeeded.register(
                rows(one -> one.status().lastResults().stream().map(result -> row(one.tags(), result))), true);
    }

    private List<MultiGauge.Row<?>> rows(Function<Shown, Stream<? extends MultiGauge.Row<?>>> each) {
        return shown.values().stream().<MultiGauge.Row<?>>flatMap(each).toList();
    }

    private static boolean isReady(BackupScheduleStatus status) {
        return status.condition("Ready")
                .filter(ready -> "True".equals(ready.getStatus()))
                .isPresent();
    }

    private static Optional<Instant> point(Shown one) {
        return Optional.ofNullable(one.status().recoveryPoint())
                .map(RecoveryPoint::time)
                .map(Instant::parse);
    }

    private static Optional<Duration> intervalOf(Shown one) {
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
