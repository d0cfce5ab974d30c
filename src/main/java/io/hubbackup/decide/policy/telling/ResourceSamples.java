package io.hubbackup.decide.policy.telling;

import io.hubbackup.api.BackupSchedulePhase;
import io.hubbackup.api.RestorePhase;
import io.hubbackup.decide.policy.BackupCron;
import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.hub.StorageLocationSeen;
import io.hubbackup.wire.BackupName;
import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** BackupSchedules, Restores and storage locations as figures (policies 7.2). */
final class ResourceSamples {

    private static final int RUNS = 10;
    private static final Set<String> RESTORED = Set.of("Completed", "PartiallyFailed");
    private static final List<String> SCHEDULE_PHASES = Arrays.stream(BackupSchedulePhase.values())
            .map(BackupSchedulePhase::wire)
            .toList();
    private static final List<String> RESTORE_PHASES =
            Arrays.stream(RestorePhase.values()).map(RestorePhase::wire).toList();

    private final HubSnapshot hub;
    private final Instant now;

    ResourceSamples(HubSnapshot hub, Instant now) {
        this.hub = hub;
        this.now = now;
    }

    Stream<Sample> all() {
        return Stream.of(
                        Sightings.all(hub.backupSchedules()).flatMap(this::schedule),
                        Sightings.all(hub.restores()).flatMap(this::restore),
                        Sightings.all(hub.velero().storageLocations())
                                .filter(location -> location.namespace().equals(BackupNamespace.of(hub)))
                                .flatMap(ResourceSamples::location))
                .flatMap(samples -> samples);
    }

    private static Labels labels(Keyed resource) {
        return Labels.of("resource_namespace", resource.namespace()).and("name", resource.name());
    }

    private Stream<Sample> schedule(BackupScheduleSeen schedule) {
        var labels = labels(schedule);
        var phases = Sample.states(Figure.SCHEDULE_PHASE, labels, "phase", SCHEDULE_PHASES, schedule.phase());
        return Stream.concat(
                phases.stream(), BackupCron.of(schedule).stream().flatMap(cron -> runs(labels, schedule, cron)));
    }

    private Stream<Sample> runs(Labels labels, BackupScheduleSeen schedule, BackupCron cron) {
        var runs = Stream.iterate(cron.next(now), Optional::isPresent, last -> last.flatMap(cron::next))
                .flatMap(Optional::stream)
                .limit(RUNS)
                .toList();
        var next = runs.stream()
                .limit(schedule.paused() ? 0 : 1)
                .map(run -> Sample.time(Figure.SCHEDULE_NEXT_RUN, labels, run));
        var gap = longestGap(runs).stream().map(length -> Sample.length(Figure.SCHEDULE_INTERVAL, labels, length));
        return Stream.concat(next, gap);
    }

    private static Optional<Duration> longestGap(List<Instant> runs) {
        return Stream.iterate(1, i -> i < runs.size(), i -> i + 1)
                .map(i -> Duration.between(runs.get(i - 1), runs.get(i)))
                .max(Duration::compareTo);
    }

    private Stream<Sample> restore(RestoreSeen restore) {
        var labels = labels(restore);
        var phases = Sample.states(Figure.RESTORE_PHASE, labels, "phase", RESTORE_PHASES, restore.phase());
        var synced = restored(restore).entrySet().stream()
                .map(type -> Sample.time(
                        Figure.SYNCED_BACKUP, labels.and("type", type.getKey().label()), type.getValue()));
        return Stream.concat(phases.stream(), synced);
    }

    /** The time of the newest backup of each type that Velero has restored for it. */
    private Map<BackupType, Instant> restored(RestoreSeen restore) {
        var times = new EnumMap<BackupType, Instant>(BackupType.class);
        Sightings.all(hub.velero().restores())
                .filter(one -> one.namespace().equals(restore.namespace())
                        && restore.terms().veleroRestores().contains(one.name())
                        && RESTORED.contains(one.object().status().phaseText()))
                .flatMap(one -> BackupName.parse(one.object().backupName()).stream())
                .forEach(name -> name.type()
                        .ifPresent(type ->
                                times.merge(type, name.instant(), (one, other) -> one.isAfter(other) ? one : other)));
        return times;
    }

    private static Stream<Sample> location(StorageLocationSeen location) {
        var name = Labels.of("location", location.name());
        var available = Figure.LOCATION_AVAILABLE.of(
                name.and("default", String.valueOf(location.isDefault())),
                location.phase().equals("Available") ? 1 : 0);
        return Stream.concat(
                Stream.of(available),
                location.validation().last().stream().map(time -> Sample.time(Figure.LOCATION_VALIDATED, name, time)));
    }
}
