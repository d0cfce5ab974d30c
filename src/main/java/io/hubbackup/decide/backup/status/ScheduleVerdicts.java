package io.hubbackup.decide.backup.status;

import io.hubbackup.decide.backup.Decision;
import io.hubbackup.decide.backup.ScheduleStage;
import io.hubbackup.decide.backup.View;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.plan.Outcomes;

/** What condition SchedulesInSync says. */
final class ScheduleVerdicts {

    private static final ConditionType TYPE = ConditionType.SchedulesInSync;

    private final View view;
    private final Decision decision;
    private final Outcomes writes;

    ScheduleVerdicts(View view, Decision decision, Outcomes writes) {
        this.view = view;
        this.decision = decision;
        this.writes = writes;
    }

    Verdict inSync() {
        var failures = Writes.failures(writes);
        if (!failures.isEmpty()) {
            return Verdict.no(
                    TYPE,
                    Reason.WriteFailed,
                    "Not everything could be written: %s. It is tried again.".formatted(String.join("; ", failures)));
        }
        return switch (decision.stage()) {
            case ScheduleStage.Gone gone -> working(Reason.SchedulesUntouched, "The BackupSchedule is being deleted.");
            case ScheduleStage.Refused refused -> untouched();
            case ScheduleStage.Waiting waiting -> Verdict.unclear(TYPE, waiting.reason(), waiting.why());
            case ScheduleStage.Paused paused -> halted();
            case ScheduleStage.Restoring restoring -> halted();
            case ScheduleStage.Collided collided -> halted();
            case ScheduleStage.NameTaken taken -> taken(taken);
            case ScheduleStage.Creating creating ->
                working(Reason.CreatingSchedules, "The Velero Schedules are being created.");
            case ScheduleStage.Repairing repairing ->
                working(
                        Reason.RepairingSchedules,
                        "Missing Velero Schedules are being created again: %s."
                                .formatted(String.join(", ", repairing.missing())));
            case ScheduleStage.Updating updating ->
                writes.unfinished()
                        ? working(Reason.UpdatingSchedules, "The Velero Schedules are being brought up to date.")
                        : steady();
            case ScheduleStage.Steady steady -> steady();
        };
    }

    private static Verdict working(Reason reason, String message) {
        return Verdict.no(TYPE, reason, message);
    }

    private Verdict untouched() {
        return Verdict.no(
                TYPE,
                Reason.SchedulesUntouched,
                owned().isEmpty()
                        ? "There are no Velero Schedules, and none is created before what is in the way is removed."
                        : "The Velero Schedules stay as they are, and go on, until what is in the way is removed.");
    }

    private Verdict halted() {
        return Verdict.yes(
                TYPE,
                Reason.SchedulesPaused,
                owned().isEmpty() ? "There are no Velero Schedules to pause." : "The Velero Schedules are paused.");
    }

    private static Verdict taken(ScheduleStage.NameTaken taken) {
        return Verdict.no(
                TYPE,
                Reason.ScheduleNameTaken,
                "Velero Schedules of these names belong to somebody else and are not touched: %s. Delete them, if nobody needs them, or wait until they are collected."
                        .formatted(String.join(", ", taken.names())));
    }

    private Verdict steady() {
        var health = ScheduleHealth.of(owned());
        var names = String.join(", ", health.among(owned()));
        return switch (health) {
            case REFUSED ->
                Verdict.no(
                        TYPE,
                        Reason.VeleroRefusesSchedule,
                        "Velero refuses %s; its status.validationErrors say why.".formatted(names));
            case UNSEEN ->
                justCreated()
                        ? working(Reason.SchedulesNew, "Velero did not look at %s yet.".formatted(names))
                        : working(
                                Reason.VeleroNotRunning,
                                "Velero did not look at %s. Check that the velero pod runs in this namespace."
                                        .formatted(names));
            case NEW -> working(Reason.SchedulesNew, "Velero did not accept %s yet.".formatted(names));
            case ENABLED -> enabled();
        };
    }

    /** Velero gets a moment before anybody is alarmed. */
    private boolean justCreated() {
        return owned().stream()
                .flatMap(seen -> seen.object().metadata().creationTimestamp().stream())
                .allMatch(
                        created -> created.plus(view.settings().failureRetry()).isAfter(view.now()));
    }

    private Verdict enabled() {
        return decision.doubts().isEmpty()
                ? Verdict.yes(
                        TYPE, Reason.SchedulesEnabled, "The five Velero Schedules are as they shall be, and enabled.")
                : Verdict.unclear(
                        TYPE,
                        Reason.SchedulesDoubtful,
                        "The Velero Schedules keep what could not be read (%s). It is tried again."
                                .formatted(String.join("; ", decision.doubts())));
    }

    private Indexed<VeleroScheduleSeen> owned() {
        return decision.findings().ownedOrNone();
    }
}
