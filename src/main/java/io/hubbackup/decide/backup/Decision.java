package io.hubbackup.decide.backup;

import io.hubbackup.decide.backup.preparation.PreparationPlan;
import io.hubbackup.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one pass over a BackupSchedule shall do.
 *
 * @param rule number of the rule that decided, for the log
 * @param housekeeping done whatever else is decided
 * @param preparation done before {@code schedules}; a failure of it stops nothing (BW16)
 * @param schedules what is written to Velero Schedules and initial backups
 * @param preparing what the preparation reports; empty when there is none in this pass
 * @param wakeAt when to look again without an event; empty only when there is nothing left to look at
 * @param doubts what the Velero Schedules are made of and could not be read, so that it stays as it is; sorted
 * @param findings what the decision was made from
 */
public record Decision(
        String rule,
        ScheduleStage stage,
        Plan housekeeping,
        Plan preparation,
        Plan schedules,
        Optional<PreparationPlan> preparing,
        Optional<Instant> wakeAt,
        List<String> doubts,
        Findings findings) {

    public Decision {
        doubts = List.copyOf(doubts);
    }
}
