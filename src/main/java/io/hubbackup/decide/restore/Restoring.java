package io.hubbackup.decide.restore;

import io.hubbackup.decide.restore.journal.Step;
import io.hubbackup.decide.restore.plan.PlannedRestore;
import io.hubbackup.decide.restore.plan.RestoreProgress;
import io.hubbackup.decide.restore.plan.RestoreSteps;
import io.hubbackup.decide.restore.plan.SupersededRestores;
import io.hubbackup.decide.restore.plan.VeleroRestores;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Velero Restores are created in their order and waited for; the managed clusters come last (R3.25–R3.30). */
final class Restoring {

    private final Look look;
    private final RestoreProgress progress;
    private final RestoreSteps steps;

    private Restoring(Look look, RestoreProgress progress) {
        this.look = look;
        this.progress = progress;
        this.steps = RestoreSteps.of(look.view(), look.journal().plan(), progress);
    }

    static Optional<Course> of(Look look) {
        return look.isAt(Step.RESTORING)
                ? Optional.of(look.following(progress -> new Restoring(look, progress).course()))
                : Optional.empty();
    }

    private Course course() {
        var unrecorded =
                steps.confirmed().filter(hash -> !look.journal().confirmed().contains(hash));
        if (unrecorded.isPresent()) {
            return Course.note(look.journal().confirming(unrecorded.get()));
        }
        var plan = plan();
        if (!plan.isEmpty()) {
            return Course.act(stage(), plan);
        }
        return progress.over() ? Course.note(look.journal().at(Step.CLEANING)) : Course.rest(stage(), wakeAt());
    }

    /** In restore order: Velero begins with what it sees first. What fails is tried again before the next one (W3). */
    private Plan plan() {
        var creations = steps.create().stream().map(this::creation).toList();
        return Plan.parallel(List.of(
                SupersededRestores.removal(look.view(), look.journal().plan()),
                creations.isEmpty()
                        ? Plan.nothing()
                        : Plan.series(Finalizers.added(look.view()), Plan.series(creations))));
    }

    private Write creation(PlannedRestore planned) {
        return VeleroRestores.create(look.view(), look.journal().plan(), planned);
    }

    private RestoreStage stage() {
        var held = steps.hold().map(hold -> new Held(hold.hash(), hold.message()));
        return new RestoreStage.Restoring(look.journal(), progress, steps.waiting(), held);
    }

    private Instant wakeAt() {
        return steps.waiting()
                .map(RestoreSteps.Wait::deadline)
                .filter(deadline -> deadline.isAfter(look.view().now()) && deadline.isBefore(look.later()))
                .orElse(look.later());
    }
}
