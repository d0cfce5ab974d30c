package io.hubbackup.simulation;

import io.hubbackup.api.BackupScheduleStatus;
import io.hubbackup.api.RestoreStatus;
import io.hubbackup.decide.backup.BackupScheduleDecider;
import io.hubbackup.decide.backup.Settings;
import io.hubbackup.decide.backup.View;
import io.hubbackup.decide.backup.status.StatusProjection;
import io.hubbackup.decide.guard.BackupSideDeletes;
import io.hubbackup.decide.restore.RestoreSettings;
import io.hubbackup.decide.restore.Survey;
import io.hubbackup.decide.restore.activation.ClusterList;
import io.hubbackup.plan.Guards;
import io.hubbackup.plan.Outcomes;
import io.hubbackup.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operator of one hub: the deciders of production in a shell that has no threads. What it holds in memory is gone after a crash. */
final class ModelOperator {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(45);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Duration UNTIL_RESTARTED = Duration.ofSeconds(20);
    private static final Duration RETRY = Duration.ofMinutes(8);
    private static final Duration SAFETY_NET = Duration.ofMinutes(40);
    static final Settings BACKUP_SETTINGS = backupSettings();
    static final RestoreSettings SETTINGS = settings();

    private final Hub hub;
    final Map<String, Survey> surveys = new HashMap<>();
    final Map<String, ClusterList.Written> lists = new HashMap<>();
    final Map<String, RestoreStatus> toldRestores = new HashMap<>();
    private final Map<String, BackupScheduleStatus> toldSchedules = new HashMap<>();
    private final Map<String, Instant> wakes = new HashMap<>();
    private Instant startsAt = Instant.MIN;
    private long seenVersion;

    ModelOperator(Hub hub) {
        this.hub = hub;
    }

    private static Settings backupSettings() {
        var defaults = Settings.defaults();
        return new Settings(
                RETRY,
                SAFETY_NET,
                defaults.prepareLead(),
                defaults.preparationBatch(),
                defaults.preparationLimit(),
                defaults.staleRuns(),
                defaults.staleGrace(),
                defaults.zone(),
                defaults.labelTokens());
    }

    /** A brake that a small hub can meet too; and whatever is done again and again is done less often, for there are many histories. */
    private static RestoreSettings settings() {
        var defaults = RestoreSettings.defaults();
        return new RestoreSettings(
                RETRY,
                SAFETY_NET,
                defaults.refusalLimit(),
                3,
                40,
                4,
                defaults.importLimit(),
                defaults.importRetry(),
                defaults.tokenReserve());
    }

    void crash() {
        surveys.clear();
        lists.clear();
        toldRestores.clear();
        toldSchedules.clear();
        wakes.clear();
        seenVersion = 0;
        startsAt = hub.world().now().plus(UNTIL_RESTARTED);
    }

    Optional<Instant> due() {
        if (!hub.alive()) {
            return Optional.empty();
        }
        return seenVersion == 0
                ? Optional.of(startsAt.equals(Instant.MIN) ? hub.world().now() : startsAt)
                : wakes.values().stream().min(Comparator.naturalOrder());
    }

    /** Makes the passes that are due; whether there were any. */
    boolean step() {
        var now = hub.world().now();
        if (!hub.alive() || startsAt.isAfter(now)) {
            return false;
        }
        disturbed(now);
        boolean any = false;
        try {
            for (var kind : List.of(Kinds.BACKUP_SCHEDULE, Kinds.RESTORE)) {
                for (var one : List.copyOf(hub.server().all(kind))) {
                    if (!wakes.getOrDefault(one.uid(), now).isAfter(now)) {
                        any = true;
                        pass(one);
                    }
                }
            }
        } catch (Hand.Crash died) {
            hub.world().note(() -> hub + " operator dies");
            crash();
        }
        return any;
    }

    /** A change wakes all, the backup side less hastily: much happens at once. */
    private void disturbed(Instant now) {
        if (seenVersion == hub.server().version()) {
            return;
        }
        seenVersion = hub.server().version();
        wakes.keySet()
                .retainAll(Stream.of(Kinds.BACKUP_SCHEDULE, Kinds.RESTORE)
                        .flatMap(kind -> hub.server().all(kind).stream())
                        .map(Stored::uid)
                        .collect(Collectors.toSet()));
        wakeBy(Kinds.RESTORE, now.plus(SOON));
        wakeBy(Kinds.BACKUP_SCHEDULE, now.plus(LATER));
    }

    private void wakeBy(io.hubbackup.plan.ApiKind kind, Instant at) {
        hub.server().all(kind).forEach(one -> {
            if (wakes.containsKey(one.uid())) {
                wakes.merge(one.uid(), at, (old, next) -> old.isBefore(next) ? old : next);
            }
        });
    }

    private void pass(Stored object) {
        wakes.remove(object.uid());
        var next = object.kind().equals(Kinds.RESTORE) ? new ModelRestorePass(hub, object).over() : scheduled(object);
        // an object that was deleted in its own pass needs no other one
        wakes.put(object.uid(), next.orElse(Instant.MAX));
    }

    Optional<Instant> turn(Optional<Instant> wakeAt, boolean unfinished) {
        var again = hub.world().now().plus(AGAIN);
        var wake = wakeAt.map(hub::inWorld)
                .map(at -> at.isBefore(hub.world().now()) ? hub.world().now() : at);
        return unfinished
                ? Optional.of(wake.filter(at ->
                                at.isBefore(again) && at.isAfter(hub.world().now()))
                        .orElse(again))
                : wake;
    }

    private Optional<Instant> scheduled(Stored object) {
        var known = Optional.ofNullable(toldSchedules.get(object.uid()))
                .orElseGet(() -> hub.scheduleStatus().getOrDefault(object.uid(), BackupScheduleStatus.EMPTY));
        var view = new View(Objects.schedule(object, known), hub.sight().snapshot(), hub.now(), BACKUP_SETTINGS);
        var decision = BackupScheduleDecider.decide(view);
        var housekeeping = execute(decision.housekeeping());
        var preparation = execute(decision.preparation());
        var schedules = execute(decision.schedules());
        var next = StatusProjection.project(view, decision, preparation, schedules);
        if (!next.phase().equals(known.phase())) {
            hub.world()
                    .note(() -> "%s BackupSchedule %s: %s"
                            .formatted(hub, object.key().name(), next.phase()));
        }
        toldSchedules.put(object.uid(), next);
        hub.scheduleStatus().put(object.uid(), next);
        phase(object, next.phase());
        boolean unfinished = Stream.of(housekeeping, preparation, schedules).anyMatch(Outcomes::unfinished);
        return turn(decision.wakeAt(), unfinished);
    }

    private Outcomes execute(Plan plan) {
        return plan.isEmpty()
                ? Outcomes.none()
                : hub.hand()
                        .execute(
                                Guards.clear(plan, List.of(new BackupSideDeletes())),
                                write -> hub.world().invariants().beforeBackupSide(hub, write));
    }

    /** As others see it. */
    void phase(Stored object, String phase) {
        if (!ModelVelero.phase(hub.server().get(object.kind(), object.key()).orElse(object))
                .equals(phase)) {
            hub.server()
                    .change(
                            object,
                            hub.now(),
                            tree -> tree.with("status", tree.child("status").with("phase", phase)));
            hub.sight().echo(object.kind());
        }
    }
}
