package io.hubbackup.decide.restore;

import io.hubbackup.decide.restore.activation.Activation;
import io.hubbackup.decide.restore.activation.ActivationStep;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.journal.Step;
import io.hubbackup.decide.restore.plan.RestoreProgress;
import io.hubbackup.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The managed clusters are called over, until each of them has come or is known not to come (R6.1). */
final class Activating {

    private Activating() {}

    static Optional<Course> of(Look look) {
        return look.isAt(Step.ACTIVATING)
                ? Optional.of(look.following(progress -> course(look, progress)))
                : Optional.empty();
    }

    private static Course course(Look look, RestoreProgress progress) {
        var step = Activation.step(look.view(), look.journal(), look.ground().tokens());
        var stage = new RestoreStage.Activating(look.journal(), progress, step.summary());
        if (!step.tokens().isEmpty()) {
            return new Course(stage, new Move.ReadTokens(step.tokens()));
        }
        return step.record()
                .map(record -> Course.note(look.journal().with(record)))
                .orElseGet(() -> written(look, stage, step));
    }

    private static Course written(Look look, RestoreStage stage, ActivationStep step) {
        var list = step.summary().list();
        var due = list.due(look.ground().list(), look.view().now());
        boolean writesList =
                due.filter(at -> step.done() || !at.isAfter(look.view().now())).isPresent();
        if (writesList) {
            var plan = Plan.parallel(
                    List.of(step.plan(), list.write(look.view(), look.ground().list())));
            return new Course(stage, new Move.Act(plan, Optional.of(list)));
        }
        if (!step.plan().isEmpty()) {
            return Course.act(stage, step.plan());
        }
        return step.done() ? Course.note(ended(look, step)) : Course.rest(stage, wakeAt(look, step, due));
    }

    private static Journal ended(Look look, ActivationStep step) {
        return Ending.ofRun(
                look,
                look.journal().with(step.summary().conclusion(look.journal().activation())));
    }

    private static Instant wakeAt(Look look, ActivationStep step, Optional<Instant> due) {
        return Stream.of(step.wakeAt(), due)
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(look.later());
    }
}
