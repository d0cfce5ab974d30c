package io.hubbackup.simulation;

import io.hubbackup.api.RestoreStatus;
import io.hubbackup.decide.guard.RestoreSideDeletes;
import io.hubbackup.decide.restore.Ground;
import io.hubbackup.decide.restore.Move;
import io.hubbackup.decide.restore.RestoreDecider;
import io.hubbackup.decide.restore.RestoreDecision;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.Survey;
import io.hubbackup.decide.restore.activation.ClusterList;
import io.hubbackup.decide.restore.cleanup.CleanupJudge;
import io.hubbackup.decide.restore.cleanup.CleanupPlan;
import io.hubbackup.decide.restore.cleanup.CleanupScope;
import io.hubbackup.decide.restore.cleanup.Findings;
import io.hubbackup.decide.restore.cleanup.KindQuery;
import io.hubbackup.decide.restore.cleanup.Room;
import io.hubbackup.decide.restore.cleanup.Tallies;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.journal.JournalShelf;
import io.hubbackup.decide.restore.journal.JournalText;
import io.hubbackup.decide.restore.journal.KeptJournal;
import io.hubbackup.decide.restore.status.RestoreStatusProjection;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.TokensRead;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Guards;
import io.hubbackup.plan.Outcome;
import io.hubbackup.plan.Outcomes;
import io.hubbackup.plan.Plan;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One pass over a Restore in the model, in the steps of the one of production. */
final class ModelRestorePass {

    private static final int MOST_MOVES = 20;

    private final Hub hub;
    private final Stored object;
    private final RestoreStatus known;
    private final Instant now;
    private Optional<KeptJournal> journal = Optional.empty();
    private Ground ground = Ground.NONE;
    private Outcomes outcomes = Outcomes.none();

    ModelRestorePass(Hub hub, Stored object) {
        this.hub = hub;
        this.object = object;
        this.now = hub.now();
        this.known = Optional.ofNullable(hub.operator().toldRestores.get(object.uid()))
                .orElseGet(() -> hub.restoreStatus().getOrDefault(object.uid(), RestoreStatus.EMPTY));
    }

    /** When to look again. */
    Optional<Instant> over() {
        readJournal();
        Optional.ofNullable(hub.operator().surveys.get(object.uid())).ifPresent(found -> ground = ground.with(found));
        Optional.ofNullable(hub.operator().lists.get(object.uid())).ifPresent(written -> ground = ground.with(written));
        for (int moves = 0; moves < MOST_MOVES; moves++) {
            var decision = decide();
            switch (decision.move()) {
                case Move.Note(var next) -> {
                    if (!noted(next, decision.rule())) {
                        return told(decision, Optional.empty(), true);
                    }
                }
                case Move.Survey(var scope, var round) -> learn(survey(scope, round));
                case Move.ReadTokens(var secrets) -> {
                    if (hub.sight().isDark(Kinds.SECRET)) {
                        return told(decision, Optional.empty(), true);
                    }
                    ground = ground.with(tokens(secrets));
                }
                case Move.Act(var plan, var list) -> {
                    outcomes = execute(plan);
                    list.ifPresent(this::remember);
                    return told(decide(), Optional.of(now), outcomes.unfinished());
                }
                case Move.Delete(var batch) -> {
                    return told(delete(batch) ? decide() : decision, Optional.of(now), false);
                }
                case Move.Rest(var wakeAt) -> {
                    return told(decision, wakeAt, false);
                }
            }
        }
        return told(decide(), Optional.of(now), true);
    }

    private RestoreView view() {
        return new RestoreView(
                Objects.restore(object, known),
                hub.sight().snapshot(),
                journal.map(KeptJournal::journal),
                now,
                ModelOperator.SETTINGS);
    }

    private RestoreDecision decide() {
        return RestoreDecider.decide(hub.world().defect().sight(view()), ground);
    }

    private void readJournal() {
        if (hub.sight().isDark(Kinds.CONFIG_MAP)) {
            ground = Ground.withoutJournal("configmaps: 503");
            return;
        }
        journal = Journals.of(hub, object.uid());
    }

    private boolean noted(Journal next, String rule) {
        outcomes = execute(JournalShelf.keep(
                Objects.restore(object, known), journal, next, rule + " the next step is recorded (D24)"));
        readJournal();
        return !outcomes.unfinished() && ground.journalDoubt().isEmpty();
    }

    private void learn(Survey found) {
        hub.operator().surveys.put(object.uid(), found);
        ground = ground.with(found);
    }

    private void remember(ClusterList list) {
        if (outcomes.failures().findAny().isEmpty()) {
            var written = new ClusterList.Written(list.fingerprint(), now);
            hub.operator().lists.put(object.uid(), written);
            ground = ground.with(written);
        }
    }

    /** Lists are live. */
    private Survey survey(CleanupScope sound, int round) {
        var defect = hub.world().defect();
        var scope = defect.scope(sound, view(), hub.server());
        var judge = new CleanupJudge(scope);
        var room = new Room(Room.USUAL);
        var answers = new LinkedHashMap<KindQuery, Observed<Findings>>();
        for (var query : scope.queries()) {
            answers.put(
                    query,
                    hub.sight().isDark(query.kind())
                            ? Observed.unreadable(query.kind().displayName(), "503")
                            : Observed.of(hub.server().all(query.kind()).stream()
                                    .filter(one -> Selection.matches(query.selector(), one.labels()))
                                    .map(one -> defect.listed(query.kind(), one.listed()))
                                    .collect(Findings.judging(judge, query, room))));
        }
        var plan = CleanupPlan.of(scope, answers);
        Map<ApiKind, Observed<Long>> totals = new HashMap<>();
        plan.toCount(ModelOperator.SETTINGS)
                .forEach(kind -> totals.put(
                        kind, Observed.of((long) hub.server().all(kind).size())));
        int run = journal.map(KeptJournal::journal).orElse(Journal.BLANK).run();
        return new Survey(run, now, plan, totals, 0, 0, round);
    }

    private TokensRead tokens(List<ObjectKey> secrets) {
        var found = new HashMap<ObjectKey, String>();
        secrets.forEach(key -> hub.server()
                .get(Kinds.SECRET, key)
                .flatMap(secret -> secret.tree().child("data").text("token"))
                .ifPresent(token -> found.put(key, token)));
        return TokensRead.of(found);
    }

    private boolean delete(Plan batch) {
        var deleted = execute(batch);
        var found = ground.survey().orElseThrow();
        int failures = (int) deleted.all().stream()
                .filter(outcome -> !(outcome instanceof Outcome.Done))
                .count();
        learn(found.after(deleted.all().size(), failures));
        var record = journal.map(KeptJournal::journal).orElse(Journal.BLANK);
        boolean counted = noted(record.with(Tallies.after(record.cleanup(), deleted)), "R5.22");
        if (!counted) {
            hub.operator().surveys.remove(object.uid());
        }
        return counted;
    }

    private Outcomes execute(Plan plan) {
        var guard = new RestoreSideDeletes(hub.sight().snapshot(), object.key().namespace());
        return plan.isEmpty()
                ? Outcomes.none()
                : hub.hand()
                        .execute(
                                Guards.clear(plan, List.of(guard)),
                                write -> hub.world().invariants().beforeRestoreSide(hub, object, write));
    }

    private Optional<Instant> told(RestoreDecision decision, Optional<Instant> wakeAt, boolean unfinished) {
        var next = RestoreStatusProjection.project(view(), decision.stage(), outcomes, Observed.notServed("admission"));
        if (!next.phase().equals(known.phase()) || !next.lastMessage().equals(known.lastMessage())) {
            hub.world()
                    .note(() -> "%s Restore %s: %s, %s"
                            .formatted(hub, object.key().name(), next.phase(), next.lastMessage()));
        }
        hub.operator().toldRestores.put(object.uid(), next);
        hub.restoreStatus().put(object.uid(), next);
        hub.operator().phase(object, next.phase());
        hub.world().invariants().told(hub, object, next);
        return hub.operator().turn(wakeAt, unfinished);
    }

    /** Where a model hub keeps its journals. */
    static final class Journals {

        private Journals() {}

        static Optional<KeptJournal> of(Hub hub, String uid) {
            return hub.server()
                    .get(Kinds.CONFIG_MAP, new ObjectKey(ModelVelero.NAMESPACE, JournalShelf.name(uid)))
                    .map(kept -> new KeptJournal(
                            JournalText.parse(kept.tree()
                                            .child("data")
                                            .text(JournalShelf.FIELD)
                                            .orElse(""))
                                    .fold(read -> read, why -> {
                                        throw new IllegalStateException(why);
                                    }),
                            kept.uid(),
                            kept.version()));
        }
    }
}
