package io.hubbackup.decide.backup.status;

import io.hubbackup.api.BackupScheduleStatus;
import io.hubbackup.decide.backup.Decision;
import io.hubbackup.decide.backup.ScheduleStage;
import io.hubbackup.decide.backup.View;
import io.hubbackup.plan.Outcomes;
import java.util.ArrayList;
import java.util.List;

/** The complete next status of a BackupSchedule. It is equal to the one before when nothing changed on the hub. */
public final class StatusProjection {

    private StatusProjection() {}

    /**
     * @param preparation what became of {@link Decision#preparation()}
     * @param schedules what became of {@link Decision#schedules()}
     */
    public static BackupScheduleStatus project(View view, Decision decision, Outcomes preparation, Outcomes schedules) {
        var previous = view.schedule().statusOrEmpty();
        if (decision.stage() instanceof ScheduleStage.Gone) {
            return previous;
        }
        var phased = new Phases(decision, schedules).on(previous);
        var copied = ScheduleCopies.on(phased, decision.findings().owned());
        var recorded = new RecordFields(view, decision).on(copied);
        var prepared = PreparationFields.on(recorded, view, decision, preparation);
        long generation = generation(view);
        return prepared.withObservedGeneration(generation)
                .withConditions(Conditions.merge(
                        previous.conditions(),
                        verdicts(view, decision, preparation, schedules),
                        view.now(),
                        generation));
    }

    private static List<Verdict> verdicts(View view, Decision decision, Outcomes preparation, Outcomes schedules) {
        var verdicts = new ArrayList<>(new Verdicts(view, decision).of(preparation, schedules));
        var ready = new Readiness(view, decision, verdicts).ready();
        verdicts.add(ready);
        verdicts.add(Progress.reconciling(decision, ready));
        verdicts.add(Progress.stalled(decision, ready));
        return verdicts;
    }

    private static long generation(View view) {
        var generation = view.schedule().getMetadata().getGeneration();
        return generation == null ? 0 : generation;
    }
}
