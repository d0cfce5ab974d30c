package io.hubbackup.decide.backup;

import io.hubbackup.decide.backup.admission.Finding;
import io.hubbackup.decide.backup.status.Reason;
import io.hubbackup.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * The answer of a rule: where the BackupSchedule stands, and what is written to its Velero Schedules.
 *
 * @param silent nothing else is written either
 * @param doubts what could not be read; sorted
 */
record Course(ScheduleStage stage, Plan schedules, boolean silent, List<String> doubts) {

    static Course silent(ScheduleStage stage) {
        return new Course(stage, Plan.nothing(), true, List.of());
    }

    static Course halted(ScheduleStage stage, Plan pause) {
        return new Course(stage, pause, false, List.of());
    }

    static Course waiting(Reason reason, String why) {
        return new Course(new ScheduleStage.Waiting(reason, why), Plan.nothing(), false, List.of(why));
    }

    static Course working(SchedulePlan schedules, List<String> doubts) {
        return new Course(schedules.stage(), schedules.plan(), false, doubts);
    }

    /** A check stops the pass when it refuses, or when it could not be made. */
    static Optional<Course> unless(Finding finding) {
        return switch (finding) {
            case Finding.Refused refused ->
                Optional.of(new Course(new ScheduleStage.Refused(refused), Plan.nothing(), false, List.of()));
            case Finding.Unclear unclear -> Optional.of(waiting(unclear.reason(), unclear.message()));
            case Finding.Fine fine -> Optional.empty();
        };
    }

    /** B2.13: only a hub that backs up is prepared; not one that is refused, paused or has lost its storage (BW10). */
    boolean prepares() {
        return switch (stage) {
            case ScheduleStage.Creating creating -> true;
            case ScheduleStage.Repairing repairing -> true;
            case ScheduleStage.Updating updating -> true;
            case ScheduleStage.Steady steady -> true;
            case ScheduleStage.Gone gone -> false;
            case ScheduleStage.Refused refused -> false;
            case ScheduleStage.Paused paused -> false;
            case ScheduleStage.Restoring restoring -> false;
            case ScheduleStage.Collided collided -> false;
            case ScheduleStage.Waiting waiting -> false;
            case ScheduleStage.NameTaken taken -> false;
        };
    }

    /** Whether to look again soon, because something may pass by itself without an event. */
    boolean unsettled() {
        return !doubts.isEmpty()
                || switch (stage) {
                    case ScheduleStage.Refused refused -> true;
                    case ScheduleStage.Restoring restoring -> true;
                    case ScheduleStage.Waiting waiting -> true;
                    case ScheduleStage.NameTaken taken -> true;
                    case ScheduleStage.Gone gone -> false;
                    case ScheduleStage.Paused paused -> false;
                    case ScheduleStage.Collided collided -> false;
                    case ScheduleStage.Creating creating -> false;
                    case ScheduleStage.Repairing repairing -> false;
                    case ScheduleStage.Updating updating -> false;
                    case ScheduleStage.Steady steady -> false;
                };
    }
}
