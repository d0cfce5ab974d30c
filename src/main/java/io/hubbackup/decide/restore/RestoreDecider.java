package io.hubbackup.decide.restore;

import static io.hubbackup.plan.Rule.rule;

import io.hubbackup.decide.restore.journal.Step;
import io.hubbackup.decide.restore.status.RestoreReason;
import io.hubbackup.hub.ComponentSeen;
import io.hubbackup.plan.Rule;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import java.util.List;
import java.util.Optional;

/** Decides what is done next about a Restore: the first of the ordered rules that answers (R2). */
public final class RestoreDecider {

    static final List<Rule<Look, Course>> RULES = List.of(
            rule("R2.26", "it is being deleted", Departure::of),
            rule("R2.7", "the installer takes the component away", RestoreDecider::withdrawn),
            rule("D24", "its journal cannot be read", RestoreDecider::unread),
            rule("R2.8", "it is over", RestoreDecider::over),
            rule("R2.11", "the spec cannot be followed", Beginning::refused),
            rule("R2.28", "another resource is before it", Beginning::behind),
            rule("packaging B3", "its namespace is going to be deleted", Beginning::unsafe),
            rule("R2.18", "a run begins", Beginning::of),
            rule("R3.25", "Velero Restores are created and waited for", Restoring::of),
            rule("R5.1", "what the backups do not have is removed", Cleaning::of),
            rule("R6.1", "the managed clusters are called over", Activating::of),
            rule("R2.40", "it is in step", RestoreDecider::inStep));

    private RestoreDecider() {}

    public static RestoreDecision decide(RestoreView view, Ground ground) {
        var look = Look.at(view, ground);
        return RULES.stream()
                .flatMap(rule -> rule
                        .judge()
                        .apply(look)
                        .map(course -> new RestoreDecision(rule.number(), course.stage(), course.move()))
                        .stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no rule answers at step " + look.step()));
    }

    private static Optional<Course> withdrawn(Look look) {
        boolean leaves = look.view()
                .hub()
                .components()
                .backupComponents()
                .fold(
                        all -> !all.isEmpty() && all.stream().allMatch(ComponentSeen::deleting),
                        api -> false,
                        unknown -> false);
        return leaves
                ? Optional.of(Course.act(
                        new RestoreStage.Leaving(List.of()),
                        new Write.Delete(
                                new Target(RestoreKinds.RESTORE, look.view().key()),
                                look.view().uid(),
                                Write.Propagation.BACKGROUND,
                                "R2.7 the backup component is being removed")))
                : Optional.empty();
    }

    private static Optional<Course> unread(Look look) {
        return look.ground()
                .journalDoubt()
                .map(doubt -> Course.rest(
                        new RestoreStage.Troubled(
                                RestoreReason.Unreadable,
                                doubt,
                                "What this Restore has done so far cannot be read (%s), so nothing is done. It is tried again."
                                        .formatted(doubt)),
                        look.soon()));
    }

    /** A Restore that is told to be over and has no journal was run by the Go operator; it is never run again. */
    private static Optional<Course> over(Look look) {
        if (look.view().journal().isEmpty()) {
            return look.toldAsOver() ? Optional.of(Course.end(new RestoreStage.Past())) : Optional.empty();
        }
        if (!look.isAt(Step.DONE)) {
            return Optional.empty();
        }
        return Optional.of(look.endIsTold() ? Course.end(new RestoreStage.Past()) : told(look));
    }

    private static Course told(Look look) {
        if (!look.journal().conclusion().isEmpty()) {
            return Course.end(new RestoreStage.Idle(look.journal().conclusion()));
        }
        return look.following(progress -> Course.end(new RestoreStage.Done(look.journal(), progress)));
    }

    private static Optional<Course> inStep(Look look) {
        var next = look.view().now().plus(look.interval());
        var passedOver = Beginning.passedOver(look);
        return Optional.of(look.following(
                progress -> Course.rest(new RestoreStage.InStep(look.journal(), progress, passedOver), next)));
    }
}
