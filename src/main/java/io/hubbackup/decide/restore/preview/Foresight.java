package io.hubbackup.decide.restore.preview;

import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.admission.RestoreChecks;
import io.hubbackup.decide.restore.admission.RestoreWish;
import io.hubbackup.decide.restore.plan.PlanResult;
import io.hubbackup.decide.restore.plan.RestorePlan;
import io.hubbackup.decide.restore.plan.RestorePlanner;

/** Whether a new Restore of the spec would run, and with which backups: by the checks and the planner of Restores themselves. */
public sealed interface Foresight {

    /** It would run with this plan. */
    record Runs(RestorePlan plan) implements Foresight {}

    /** It would restore nothing; {@code message} is for the user. */
    record Stays(String message) implements Foresight {}

    /** It cannot be told now. */
    record Unclear(String why) implements Foresight {}

    /** @param view a view without journal: a new Restore has none */
    static Foresight of(RestoreView view) {
        var wish = RestoreWish.of(view.restore());
        return RestoreChecks.standing(wish).stream()
                .findFirst()
                .<Foresight>map(refusal -> new Stays(refusal.message()))
                .orElseGet(() -> planned(RestorePlanner.plan(view, wish)));
    }

    private static Foresight planned(PlanResult result) {
        return switch (result) {
            case PlanResult.Planned(var plan) -> new Runs(plan);
            case PlanResult.NothingNewer(var message, var passedOver) ->
                new Stays((message + " " + passedOver).strip());
            case PlanResult.NothingToDo(var message) -> new Stays(message);
            case PlanResult.Refused(var reason, var lastMessage, var message) -> new Stays(message);
            case PlanResult.Unclear(var why) -> new Unclear(why);
        };
    }
}
