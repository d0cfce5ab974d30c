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
import io.hubbackup.wire.BackupType;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.Collectors;

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
    Survey survey(CleanupScope wanted, int run, int round, Judging judging) {
        var made = clock.instant();
        var beyond = outOfReach(wanted);
        var scope = wanted.only(kinds(wanted, type -> true, beyond));
        var judge = new CleanupJudge(scope);
        var room = new Room(Room.USUAL);
        var answers = census.all(
                scope.queries(), query -> census.list(query.kind(), query.selector(), judging.of(judge, query, room)));
        var found = CleanupPlan.of(scope, answers).leavingOut(beyond);
        var verbs = found.verbs();
        var plan = found.permitted(census.all(verbs.keySet(), kind -> may(kind, verbs.getOrDefault(kind, Set.of()))));
        return new Survey(run, made, plan, census.all(plan.toCount(settings), census::count), 0, 0, round);
    }

    /**
     * Any kind may have objects in the generic backup, so all are asked for; of those that are in no other backup, this operator is granted the ones that an administrator wants
     * cleaned up (packaging 1.2).
     */
    private Set<ApiKind> outOfReach(CleanupScope scope) {
        var named = kinds(scope, type -> type != BackupType.RESOURCES_GENERIC, Set.of());
        var others = kinds(scope, type -> type == BackupType.RESOURCES_GENERIC, named);
        var answers = census.all(others, this::mayList);
        others.removeIf(kind -> !Observed.of(false).equals(answers.get(kind)));
        return others;
    }

    private static Set<ApiKind> kinds(CleanupScope scope, Predicate<BackupType> wanted, Set<ApiKind> without) {
        return scope.queries().stream()
                .filter(query -> wanted.test(query.type()))
                .map(KindQuery::kind)
                .filter(kind -> !without.contains(kind))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Blocks. All objects of a kind, or that this operator may not list them. */
    <A, T> Observed<T> list(ApiKind kind, Collector<ListedObject, A, T> collector) {
        return Observed.of(false).equals(mayList(kind))
                ? Observed.unreadable(kind.displayName(), "this operator may not list it")
                : census.list(kind, "", collector);
    }

    private Observed<Boolean> mayList(ApiKind kind) {
        return access.may("list", kind);
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
