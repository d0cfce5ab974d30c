package io.hubbackup.decide.backup.status;

import io.hubbackup.decide.backup.Decision;
import io.hubbackup.decide.backup.ScheduleStage;
import io.hubbackup.decide.backup.View;
import io.hubbackup.decide.backup.collision.StorageOwnership;
import io.hubbackup.decide.backup.record.BackupHistory;
import io.hubbackup.decide.backup.status.Verdict.Truth;
import io.hubbackup.decide.backup.template.InitialBackups;
import io.hubbackup.wire.CronSchedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The sum of all: this hub is backed up, and could be restored from what was written. */
final class Readiness {

    private final View view;
    private final Decision decision;
    private final List<Verdict> verdicts;

    Readiness(View view, Decision decision, List<Verdict> verdicts) {
        this.view = view;
        this.decision = decision;
        this.verdicts = verdicts;
    }

    /** The first of these that has something to say. */
    Verdict ready() {
        return Stream.<Supplier<Optional<Verdict>>>of(
                        this::stopped,
                        () -> untrue(ConditionType.SchedulesInSync),
                        () -> untrue(ConditionType.LastBackupSucceeded)
                                .filter(verdict -> verdict.reason() != Reason.NoBackupYet),
                        this::firstSet,
                        () -> untrue(ConditionType.RecoveryPointFresh))
                .flatMap(question -> question.get().stream())
                .findFirst()
                .map(verdict -> verdict.as(ConditionType.Ready, verdict.truth()))
                .orElseGet(this::backedUp);
    }

    /** What stopped the pass is the reason, in the words of its own condition. */
    private Optional<Verdict> stopped() {
        return switch (decision.stage()) {
            case ScheduleStage.Refused refused -> Optional.of(refused.finding().as(ConditionType.Ready));
            case ScheduleStage.Restoring restoring ->
                Optional.of(restoring.finding().as(ConditionType.Ready));
            case ScheduleStage.Waiting waiting ->
                Optional.of(Verdict.unclear(ConditionType.Ready, waiting.reason(), waiting.why()));
            case ScheduleStage.Paused paused -> untrue(ConditionType.Active);
            case ScheduleStage.Collided collided -> untrue(ConditionType.Owner);
            case ScheduleStage.Gone gone -> Optional.empty();
            case ScheduleStage.NameTaken taken -> Optional.empty();
            case ScheduleStage.Creating creating -> Optional.empty();
            case ScheduleStage.Repairing repairing -> Optional.empty();
            case ScheduleStage.Updating updating -> Optional.empty();
            case ScheduleStage.Steady steady -> Optional.empty();
        };
    }

    /** The first set of this claim: until it is complete the hub is not backed up, unless nobody asked for it yet. */
    private Optional<Verdict> firstSet() {
        return decision.findings()
                .trackRecord()
                .history()
                .fold(this::firstSet, api -> Optional.empty(), unknown -> Optional.empty());
    }

    private Optional<Verdict> firstSet(BackupHistory history) {
        var claim = StorageOwnership.claim(decision.findings().ownedOrNone(), view.now());
        if (history.newestSet().filter(set -> !set.time().isBefore(claim)).isPresent()) {
            return Optional.empty();
        }
        return requested(history, claim)
                ? Optional.of(Verdict.no(
                        ConditionType.Ready,
                        Reason.FirstBackupPending,
                        "The first set of backups since %s is not complete yet. Velero makes the backups one after the other."
                                .formatted(Times.text(claim))))
                : Optional.of(Verdict.yes(
                        ConditionType.Ready,
                        Reason.WaitingForFirstRun,
                        "No backup was asked for at the start; the first run is due at %s."
                                .formatted(firstRun(claim))));
    }

    private boolean requested(BackupHistory history, Instant claim) {
        return !history.underway().isEmpty()
                || announced()
                || firstRunAfter(claim).filter(run -> !run.isAfter(view.now())).isPresent();
    }

    private boolean announced() {
        return decision.findings().ownedOrNone().stream()
                .anyMatch(seen -> seen.object()
                        .metadata()
                        .annotation(InitialBackups.ANNOTATION)
                        .isPresent());
    }

    private String firstRun(Instant claim) {
        return firstRunAfter(claim).map(Times::text).orElse("no time");
    }

    private Optional<Instant> firstRunAfter(Instant claim) {
        return CronSchedule.parse(view.schedule().specOrEmpty().veleroSchedule())
                .fold(cron -> cron.next(claim, view.settings().zone()), why -> Optional.empty());
    }

    private Verdict backedUp() {
        return Verdict.yes(
                ConditionType.Ready,
                Reason.BackedUp,
                verdict(ConditionType.RecoveryPointFresh).message());
    }

    private Optional<Verdict> untrue(ConditionType type) {
        return Optional.of(verdict(type)).filter(verdict -> verdict.truth() != Truth.TRUE);
    }

    private Verdict verdict(ConditionType type) {
        return verdicts.stream()
                .filter(verdict -> verdict.type() == type)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no verdict of " + type));
    }
}
