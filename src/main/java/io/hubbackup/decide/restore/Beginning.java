package io.hubbackup.decide.restore;

import io.hubbackup.decide.restore.admission.Refusal;
import io.hubbackup.decide.restore.admission.RestoreChecks;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.journal.Step;
import io.hubbackup.decide.restore.plan.PlanResult;
import io.hubbackup.decide.restore.plan.RestorePlan;
import io.hubbackup.decide.restore.plan.RestorePlanner;
import io.hubbackup.decide.restore.status.RestoreReason;
import java.util.Optional;

/** Whether a run begins, and with which backups. */
final class Beginning {

    private Beginning() {}

    /** R2.11, W33, W34: what cannot be followed is not begun; a run that is under way has its plan already. */
    static Optional<Course> refused(Look look) {
        return look.betweenRuns()
                ? RestoreChecks.standing(look.wish()).stream().findFirst().map(refusal -> refused(look, refusal))
                : Optional.empty();
    }

    private static Course refused(Look look, Refusal refusal) {
        var stage = new RestoreStage.Refused(refusal, look.isAt(Step.SYNCING));
        return unrecorded(look) ? Course.note(waiting(look)) : Course.end(stage);
    }

    /** R2.28, R2.29, W6: only the first run asks; whoever has begun is not stopped by who comes later. */
    static Optional<Course> behind(Look look) {
        if (!look.isAt(Step.WAITING)) {
            return Optional.empty();
        }
        return switch (Precedence.of(look.view())) {
            case Precedence.Answer.Behind behind -> Optional.of(behind(look, behind));
            case Precedence.Answer.Unclear(var why) ->
                Optional.of(Course.rest(
                        new RestoreStage.Troubled(
                                RestoreReason.Unreadable,
                                why,
                                "It cannot be told whether another resource is at work (%s). It is tried again."
                                        .formatted(why)),
                        look.soon()));
            case Precedence.Answer.Free free
            when tooLate(look) ->
                Optional.of(Course.end(new RestoreStage.Behind(
                        look.view().restore().statusOrEmpty().lastMessage(),
                        "Nothing is in the way any more, but it has waited for so long that it does not begin by itself: create it anew.",
                        true)));
            case Precedence.Answer.Free free -> Optional.empty();
        };
    }

    /** Packaging B3: nothing is begun on ground that is taken away. What has begun is brought to its end: half a restore is worse. */
    static Optional<Course> unsafe(Look look) {
        if (!look.betweenRuns()) {
            return Optional.empty();
        }
        return switch (Footing.of(look.view())) {
            case Footing.Firm firm -> Optional.empty();
            case Footing.Doomed(var fact, var message) ->
                Optional.of(troubled(look, RestoreReason.NamespaceWillBeDeleted, fact, message));
            case Footing.Unclear(var why) -> Optional.of(troubled(look, RestoreReason.Unreadable, why, why));
        };
    }

    private static Course behind(Look look, Precedence.Answer.Behind behind) {
        var late = look.view().created().plus(look.view().settings().refusalLimit());
        var stage = new RestoreStage.Behind(
                behind.message(),
                tooLate(look)
                        ? behind.detail() + " Then create this Restore anew."
                        : "%s It begins by itself if that is done before %s.".formatted(behind.detail(), late),
                tooLate(look));
        if (unrecorded(look)) {
            return Course.note(waiting(look));
        }
        return tooLate(look) ? Course.end(stage) : Course.rest(stage, look.soon());
    }

    /** A Restore that nobody thinks of any more must not begin when, months later, something is taken out of its way. */
    private static boolean tooLate(Look look) {
        return look.view().journal().isPresent()
                && look.journal().generation() == look.generation()
                && look.view()
                        .now()
                        .isAfter(look.view()
                                .created()
                                .plus(look.view().settings().refusalLimit()));
    }

    private static boolean unrecorded(Look look) {
        return look.view().journal().isEmpty()
                || look.isAt(Step.WAITING) && look.journal().generation() != look.generation();
    }

    /** That it waits is recorded before it is told: its phase alone would say that it is over. */
    private static Journal waiting(Look look) {
        return look.journal().ofGeneration(look.generation());
    }

    /** The first run, or the one that a newer set or the activation begins (R2.38, R2.39). */
    static Optional<Course> of(Look look) {
        if (!look.betweenRuns()) {
            return Optional.empty();
        }
        if (look.isAt(Step.SYNCING) && !look.sync().valid()) {
            return Optional.of(
                    Course.note(look.journal().over(Step.DONE, look.view().now())));
        }
        return switch (RestorePlanner.plan(look.view(), look.wish())) {
            case PlanResult.Planned(var plan) -> Optional.of(begun(look, plan));
            case PlanResult.NothingNewer newest -> Optional.empty();
            case PlanResult.NothingToDo(var message) -> Optional.of(idle(look, message));
            case PlanResult.Refused(var reason, var lastMessage, var message) ->
                Optional.of(troubled(
                        look,
                        reason.storage() ? RestoreReason.StorageNotAvailable : RestoreReason.BackupsNotUsable,
                        lastMessage,
                        message));
            case PlanResult.Unclear(var why) -> Optional.of(troubled(look, RestoreReason.Unreadable, why, why));
        };
    }

    /** R2.40: what is newer than the set that this hub has, and why it is not restored; empty when nothing is. */
    static String passedOver(Look look) {
        return RestorePlanner.plan(look.view(), look.wish()) instanceof PlanResult.NothingNewer newest
                ? newest.passedOver()
                : "";
    }

    private static Course begun(Look look, RestorePlan plan) {
        return Course.note(look.journal().ofGeneration(look.generation()).begun(plan));
    }

    private static Course idle(Look look, String message) {
        return Course.note(look.journal().over(Step.DONE, look.view().now()).concluding(message));
    }

    private static Course troubled(Look look, RestoreReason reason, String lastMessage, String message) {
        return Course.rest(new RestoreStage.Troubled(reason, lastMessage, message), look.soon());
    }
}
