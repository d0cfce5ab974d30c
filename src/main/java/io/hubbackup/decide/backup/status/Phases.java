package io.hubbackup.decide.backup.status;

import io.hubbackup.api.BackupSchedulePhase;
import io.hubbackup.api.BackupScheduleStatus;
import io.hubbackup.decide.backup.Decision;
import io.hubbackup.decide.backup.ScheduleStage;
import io.hubbackup.decide.backup.collision.Ownership;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.plan.Outcomes;

/** Phase and message in the exact strings of section 1.4, which existing tooling reads. */
final class Phases {

    private static final String INITIALIZED = "Velero schedules are initialized";
    private static final String ENABLED = "Velero schedules are enabled";
    private static final String NOT_ENABLED =
            "Some Velero schedules are not enabled. If the status doesn't change check the velero pod is running and that you have created a Velero resource as documented in the install guide.";
    private static final String FAILED = "Velero schedules initialization failed";
    private static final String PAUSED = "BackupSchedule is paused.";

    private final Decision decision;
    private final Outcomes writes;

    Phases(Decision decision, Outcomes writes) {
        this.decision = decision;
        this.writes = writes;
    }

    BackupScheduleStatus on(BackupScheduleStatus status) {
        return switch (decision.stage()) {
            case ScheduleStage.Gone gone -> status;
            case ScheduleStage.Waiting waiting -> unchanged(status, waiting);
            case ScheduleStage.Refused refused ->
                refused(status, refused.finding().lastMessage());
            case ScheduleStage.Restoring restoring ->
                refused(status, restoring.finding().lastMessage());
            case ScheduleStage.Paused paused -> halted(status, BackupSchedulePhase.PAUSED, PAUSED);
            case ScheduleStage.Collided collided ->
                halted(status, BackupSchedulePhase.BACKUP_COLLISION, text(collided.cause()));
            case ScheduleStage.NameTaken taken ->
                failed(
                        status,
                        "schedules.velero.io \"%s\" already exists"
                                .formatted(taken.names().getFirst()));
            case ScheduleStage.Creating creating -> made(status);
            case ScheduleStage.Repairing repairing -> made(status);
            case ScheduleStage.Updating updating -> running(status);
            case ScheduleStage.Steady steady -> running(status);
        };
    }

    /** What was stays (BW15); only a BackupSchedule that never had a status is told why it still has none. */
    private static BackupScheduleStatus unchanged(BackupScheduleStatus status, ScheduleStage.Waiting waiting) {
        return status.phase().isEmpty() ? status.withPhase(BackupSchedulePhase.UNKNOWN, waiting.why()) : status;
    }

    private static BackupScheduleStatus refused(BackupScheduleStatus status, String text) {
        return status.withPhase(BackupSchedulePhase.FAILED_VALIDATION, text);
    }

    private BackupScheduleStatus halted(BackupScheduleStatus status, BackupSchedulePhase phase, String text) {
        long errors = Writes.pauseErrors(writes);
        return status.withPhase(
                phase, errors == 0 ? text : "%s (with %d schedule pause errors)".formatted(text, errors));
    }

    private static String text(Ownership cause) {
        return switch (cause) {
            case Ownership.Foreign foreign -> foreign.text();
            case Ownership.Replaced replaced -> replaced.text();
            case Ownership.Undecided undecided -> undecided.why();
            case Ownership.Owner owner -> "";
        };
    }

    /** B2.16, and BW8 where only some are missing. */
    private BackupScheduleStatus made(BackupScheduleStatus status) {
        return Writes.failures(writes).stream()
                .findFirst()
                .map(why -> failed(status, why))
                .orElseGet(() -> status.withPhase(BackupSchedulePhase.NEW, INITIALIZED));
    }

    private static BackupScheduleStatus failed(BackupScheduleStatus status, String why) {
        return status.withPhase(BackupSchedulePhase.FAILED, FAILED + ": " + why);
    }

    private BackupScheduleStatus running(BackupScheduleStatus status) {
        return switch (ScheduleHealth.of(owned())) {
            case REFUSED -> status.withPhase(BackupSchedulePhase.FAILED_VALIDATION, FAILED);
            case UNSEEN -> status.withPhase(BackupSchedulePhase.UNKNOWN, NOT_ENABLED);
            case NEW -> status.withPhase(BackupSchedulePhase.NEW, INITIALIZED);
            case ENABLED -> status.withPhase(BackupSchedulePhase.ENABLED, ENABLED);
        };
    }

    private Indexed<VeleroScheduleSeen> owned() {
        return decision.findings().ownedOrNone();
    }
}
