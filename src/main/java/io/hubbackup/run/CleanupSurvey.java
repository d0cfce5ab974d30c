package io.hubbackup.run;

import io.hubbackup.decide.restore.RestoreSettings;
import io.hubbackup.decide.restore.cleanup.CleanupJudge;
import io.hubbackup.decide.restore.cleanup.CleanupPlan;
import io.hubbackup.decide.restore.cleanup.CleanupScope;
import io.hubbackup.decide.restore.cleanup.Findings;
import io.hubbackup.decide.restore.cleanup.KindQuery;
import io.hubbackup.decide.restore.cleanup.Room;
import io.hubbackup.hub.Observed;
import io.hubbackup.observe.AccessQuestions;
import io.hubbackup.observe.Census;
import io.hubbackup.plan.ApiKind;
import java.util.Map;
import java.util.Set;

/** Asks the hub what a clean-up has to know: the lists, the right to delete, and how many objects there are. */
final class CleanupSurvey {

    private final Census census;
    private final AccessQuestions access;

    CleanupSurvey(Census census, AccessQuestions access) {
        this.census = census;
        this.access = access;
    }

    /** Lists everything once and judges it as it comes; blocks. What this operator may not delete is not in the plan. */
    CleanupPlan plan(CleanupScope scope) {
        var judge = new CleanupJudge(scope);
        var room = new Room(Room.USUAL);
        Map<KindQuery, Observed<Findings>> answers = census.all(
                scope.queries(),
                query -> census.list(query.kind(), query.selector(), Findings.judging(judge, query, room)));
        var plan = CleanupPlan.of(scope, answers);
        return plan.permitted(rights(plan.verbs()));
    }

    private Map<ApiKind, Observed<Boolean>> rights(Map<ApiKind, Set<String>> verbs) {
        return census.all(verbs.keySet(), kind -> may(kind, verbs.getOrDefault(kind, Set.of())));
    }

    /** The first answer that is no yes. */
    private Observed<Boolean> may(ApiKind kind, Set<String> verbs) {
        return verbs.stream()
                .map(verb -> access.may(verb, kind))
                .filter(answer -> !answer.equals(Observed.of(true)))
                .findFirst()
                .orElse(Observed.of(true));
    }

    /** How many objects there are of the kinds that the brake asks about (D32); blocks. */
    Map<ApiKind, Observed<Long>> totals(CleanupPlan plan, RestoreSettings settings) {
        return census.all(plan.toCount(settings), census::count);
    }
}
