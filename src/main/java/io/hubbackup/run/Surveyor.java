package io.hubbackup.run;

import io.hubbackup.decide.restore.RestoreSettings;
import io.hubbackup.decide.restore.Survey;
import io.hubbackup.decide.restore.cleanup.CleanupJudge;
import io.hubbackup.decide.restore.cleanup.CleanupPlan;
import io.hubbackup.decide.restore.cleanup.CleanupScope;
import io.hubbackup.decide.restore.cleanup.Findings;
import io.hubbackup.decide.restore.cleanup.KindQuery;
import io.hubbackup.decide.restore.cleanup.Room;
import io.hubbackup.hub.ListedObject;
import io.hubbackup.hub.Observed;
import io.hubbackup.observe.AccessQuestions;
import io.hubbackup.observe.Census;
import io.hubbackup.plan.ApiKind;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collector;

/** Looks at everything that a clean-up has to judge, once: lists, the right to delete, and how many there are where many would go. */
final class Surveyor {

    private final Census census;
    private final AccessQuestions access;
    private final RestoreSettings settings;
    private final Clock clock;

    Surveyor(Census census, AccessQuestions access, RestoreSettings settings, Clock clock) {
        this.census = census;
        this.access = access;
        this.settings = settings;
        this.clock = clock;
    }

    /** How the objects of one list are judged as they come. */
    @FunctionalInterface
    interface Judging {

        Collector<ListedObject, ?, Findings> of(CleanupJudge judge, KindQuery query, Room room);
    }

    /** Blocks until all is read. */
    Survey survey(CleanupScope scope, int run, int round) {
        return survey(scope, run, round, Findings::judging);
    }

    /** The same for whoever knows more of the objects than their labels tell. */
    Survey survey(CleanupScope scope, int run, int round, Judging judging) {
        var made = clock.instant();
        var judge = new CleanupJudge(scope);
        var room = new Room(Room.USUAL);
        var answers = census.all(
                scope.queries(), query -> census.list(query.kind(), query.selector(), judging.of(judge, query, room)));
        var found = CleanupPlan.of(scope, answers);
        var verbs = found.verbs();
        var plan = found.permitted(census.all(verbs.keySet(), kind -> may(kind, verbs.getOrDefault(kind, Set.of()))));
        return new Survey(run, made, plan, census.all(plan.toCount(settings), census::count), 0, 0, round);
    }

    /** All of the verbs; the first that is refused or doubtful decides. */
    private Observed<Boolean> may(ApiKind kind, Set<String> verbs) {
        return verbs.stream()
                .sorted()
                .map(verb -> access.may(verb, kind))
                .filter(answer -> !answer.equals(Observed.of(true)))
                .findFirst()
                .orElse(Observed.of(true));
    }
}
