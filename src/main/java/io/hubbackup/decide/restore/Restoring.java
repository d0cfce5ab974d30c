package io.hubbackup.decide.restore;

import io.hubbackup.decide.restore.journal.Step;
import io.hubbackup.decide.restore.plan.PartProgress;
import io.hubbackup.decide.restore.plan.PartState;
import io.hubbackup.decide.restore.plan.RestoreProgress;
import io.hubbackup.decide.restore.plan.VeleroRestores;
import io.hubbackup.plan.Plan;
import java.util.ArrayList;
import java.util.Optional;

/** Velero Restores are created in their order and waited for (R3.25). */
final class Restoring {

    private Restoring() {}

    static Optional<Course> of(Look look) {
        return look.isAt(Step.RESTORING)
                ? Optional.of(look.progress()
                        .fold(
                                progress -> course(look, progress),
                                api -> RestoreDecider.unseen(look, api),
                                unknown -> RestoreDecider.unseen(look, unknown.api() + ": " + unknown.why())))
                : Optional.empty();
    }

    private static Course course(Look look, RestoreProgress progress) {
        var stage = new RestoreStage.Restoring(look.journal(), progress, Optional.empty(), Optional.empty());
        var steps = new ArrayList<Plan>();
        steps.add(Finalizers.added(look.view()));
        var missing = progress.in(PartState.MISSING);
        boolean before = progress.parts().stream()
                .filter(p -> !p.part().name().equals("MANAGED_CLUSTERS"))
                .allMatch(p -> p.state().succeeded());
        missing.stream()
                .filter(p -> before || !p.part().name().equals("MANAGED_CLUSTERS"))
                .map(PartProgress::planned)
                .map(planned ->
                        VeleroRestores.create(look.view(), look.journal().plan(), planned))
                .forEach(steps::add);
        var plan = Plan.series(steps);
        if (!plan.isEmpty()) {
            return Course.act(stage, plan);
        }
        return progress.over() ? Course.note(look.journal().at(Step.CLEANING)) : Course.rest(stage, look.later());
    }
}
