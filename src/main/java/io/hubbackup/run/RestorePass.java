package io.hubbackup.run;

import io.hubbackup.api.Restore;
import io.hubbackup.api.RestoreStatus;
import io.hubbackup.apply.Writer;
import io.hubbackup.decide.guard.RestoreSideDeletes;
import io.hubbackup.decide.restore.Ground;
import io.hubbackup.decide.restore.Move;
import io.hubbackup.decide.restore.RestoreDecider;
import io.hubbackup.decide.restore.RestoreDecision;
import io.hubbackup.decide.restore.RestoreKinds;
import io.hubbackup.decide.restore.RestoreSettings;
import io.hubbackup.decide.restore.RestoreStage;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.Survey;
import io.hubbackup.decide.restore.activation.ClusterList;
import io.hubbackup.decide.restore.cleanup.Tallies;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.journal.JournalShelf;
import io.hubbackup.decide.restore.journal.KeptJournal;
import io.hubbackup.decide.restore.status.RestoreStatusProjection;
import io.hubbackup.decide.restore.upgrade.RunState;
import io.hubbackup.hub.AdmissionSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.TokensRead;
import io.hubbackup.observe.TokenReader;
import io.hubbackup.plan.EventNote;
import io.hubbackup.plan.Guard;
import io.hubbackup.plan.Guards;
import io.hubbackup.plan.Outcome;
import io.hubbackup.plan.Outcomes;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Write;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** One pass over a Restore: what the decider asks for is done, move by move, and what it came to is told. */
final class RestorePass {

    private static final Logger LOG = Logger.getLogger(RestorePass.class);

    /** More moves than any pass needs; one that goes on longer is ended, and another one begins. */
    private static final int MOST_MOVES = 20;

    /** What a pass looks with and acts with. */
    record Tools(
            Supplier<HubSnapshot> hub,
            UnaryOperator<RestoreView> sight,
            Journals journals,
            Surveyor surveyor,
            TokenReader tokens,
            Supplier<Observed<AdmissionSeen>> admission,
            Writer writer,
            Bulletin<Restore, RestoreStatus> bulletin,
            RestoreRuns runs,
            RestoreSettings settings,
            Clock clock) {}

    private final Tools tools;
    private final Map<String, Survey> surveys = new ConcurrentHashMap<>();
    private final Map<String, ClusterList.Written> lists = new ConcurrentHashMap<>();
    private final Set<String> activating = ConcurrentHashMap.newKeySet();
    private final Map<String, Observed<AdmissionSeen>> admissions = new ConcurrentHashMap<>();
    private final Set<Standing> past = ConcurrentHashMap.newKeySet();

    /** A Restore as the user has left it. The journal of one that was found to be over is not read again before that changes. */
    private record Standing(String uid, Optional<Long> generation, boolean deleting) {

        static Standing of(Restore restore) {
            var metadata = restore.getMetadata();
            return new Standing(
                    metadata.getUid(),
                    Optional.ofNullable(metadata.getGeneration()),
                    metadata.getDeletionTimestamp() != null);
        }
    }

    RestorePass(Tools tools) {
        this.tools = tools;
    }

    /** Blocks until everything of this pass is written. */
    Rounds.Turn over(Restore seen) {
        return new One(seen).turn();
    }

    /** Whether a change of the fleet matters to any Restore: only while clusters are called over. */
    boolean watchesFleet() {
        return !activating.isEmpty();
    }

    /** What is remembered of Restores that are gone is forgotten. */
    void keepOnly(Set<String> uids) {
        activating.retainAll(uids);
        past.removeIf(standing -> !uids.contains(standing.uid()));
        surveys.keySet().retainAll(uids);
        lists.keySet().retainAll(uids);
        admissions.keySet().retainAll(uids);
        tools.runs().keepOnly(uids);
    }

    /** A single pass, with what it has learned so far. */
    private final class One {

        private final Restore seen;
        private final Restore restore;
        private final Instant now = tools.clock().instant();
        private Optional<KeptJournal> journal = Optional.empty();
        private Ground ground = Ground.NONE;
        private Outcomes outcomes = Outcomes.none();

        One(Restore seen) {
            this.seen = seen;
            this.restore = tools.bulletin().asTold(seen);
        }

        Rounds.Turn turn() {
            if (!past.contains(Standing.of(seen))) {
                readJournal();
            }
            Optional.ofNullable(surveys.get(uid())).ifPresent(found -> ground = ground.with(found));
            Optional.ofNullable(lists.get(uid())).ifPresent(written -> ground = ground.with(written));
            for (int moves = 0; moves < MOST_MOVES; moves++) {
                var decision = decide();
                log(decision);
                note(decision.stage());
                switch (decision.move()) {
                    case Move.Note(var next) -> {
                        if (!noted(next, decision.rule())) {
                            return told(decision, Optional.empty(), true);
                        }
                    }
                    case Move.Survey(var scope, var round) ->
                        learn(tools.surveyor().survey(scope, journalOrBlank().run(), round));
                    case Move.ReadTokens(var secrets) -> {
                        if (!(tools.tokens().read(secrets) instanceof Observed.Value<TokensRead>(var read))) {
                            return told(decision, Optional.empty(), true);
                        }
                        ground = ground.with(read);
                    }
                    case Move.Act(var plan, var list) -> {
                        outcomes = execute(plan);
                        list.ifPresent(this::remember);
                        announce(outcomes);
                        return told(decide(), Optional.of(now), outcomes.unfinished());
                    }
                    case Move.Delete(var batch) -> {
                        boolean recorded = delete(batch);
                        return told(recorded ? decide() : decision, Optional.of(now), !recorded);
                    }
                    case Move.Rest(var wakeAt) -> {
                        return told(decision, wakeAt, false);
                    }
                }
            }
            return told(decide(), Optional.of(now), true);
        }

        private String uid() {
            return restore.getMetadata().getUid();
        }

        private Journal journalOrBlank() {
            return journal.map(KeptJournal::journal).orElse(Journal.BLANK);
        }

        private void readJournal() {
            switch (tools.journals().of(restore.getMetadata().getNamespace(), uid())) {
                case Observed.Value<Optional<KeptJournal>>(var kept) -> journal = kept;
                case Observed.NotServed<Optional<KeptJournal>>(var api) -> ground = Ground.withoutJournal(api);
                case Observed.Unreadable<Optional<KeptJournal>>(var api, var why) ->
                    ground = Ground.withoutJournal(api + ": " + why);
            }
        }

        private RestoreDecision decide() {
            var view = new RestoreView(
                    restore, tools.hub().get(), journal.map(KeptJournal::journal), now, tools.settings());
            return RestoreDecider.decide(tools.sight().apply(view), ground);
        }

        /** Whether the journal holds it now. */
        private boolean noted(Journal next, String rule) {
            outcomes = execute(JournalShelf.keep(restore, journal, next, rule + " the next step is recorded (D24)"));
            readJournal();
            return !outcomes.unfinished() && ground.journalDoubt().isEmpty();
        }

        private void learn(Survey found) {
            surveys.put(uid(), found);
            ground = ground.with(found);
        }

        private void remember(ClusterList list) {
            if (outcomes.failures().findAny().isEmpty()) {
                var written = new ClusterList.Written(list.fingerprint(), now);
                lists.put(uid(), written);
                ground = ground.with(written);
            }
        }

        /** Whether what came of the batch is recorded. */
        private boolean delete(Plan batch) {
            var deleted = execute(batch);
            var found = ground.survey().orElseThrow();
            int failures = (int) deleted.all().stream()
                    .filter(outcome -> !(outcome instanceof Outcome.Done))
                    .count();
            learn(found.after(deleted.all().size(), failures));
            var record = journalOrBlank();
            boolean counted = noted(record.with(Tallies.after(record.cleanup(), deleted)), "R5.22");
            if (!counted) {
                surveys.remove(uid()); // another look at the hub tells what is gone
            }
            return counted;
        }

        private Outcomes execute(Plan plan) {
            return plan.isEmpty() ? Outcomes.none() : tools.writer().execute(Guards.clear(plan, guards()));
        }

        private List<Guard> guards() {
            return List.of(new RestoreSideDeletes(
                    tools.hub().get(), restore.getMetadata().getNamespace()));
        }

        /** R7.3. */
        private void announce(Outcomes written) {
            written.all().stream()
                    .filter(Outcome.Done.class::isInstance)
                    .map(Outcome::write)
                    .filter(Write.Create.class::isInstance)
                    .filter(write -> write.target().kind().equals(RestoreKinds.VELERO_RESTORE))
                    .forEach(write -> tools.bulletin()
                            .note(
                                    seen,
                                    new EventNote(
                                            EventNote.Type.Normal,
                                            "VeleroRestoreCreated",
                                            "CreateRestore",
                                            "Velero restore created: "
                                                    + write.target().key().name())));
        }

        private Rounds.Turn told(RestoreDecision decision, Optional<Instant> wakeAt, boolean unfinished) {
            var view = new RestoreView(
                    restore, tools.hub().get(), journal.map(KeptJournal::journal), now, tools.settings());
            var next = RestoreStatusProjection.project(view, decision.stage(), outcomes, admission(decision.stage()));
            boolean told = tools.bulletin().tell(seen, restore.statusOrEmpty(), next);
            remember(decision.stage());
            note(decision.stage());
            return new Rounds.Turn(wakeAt, unfinished || !told);
        }

        /** Read once for each Restore, unless it cannot be read (D31). */
        private Observed<AdmissionSeen> admission(RestoreStage stage) {
            boolean asks = !(stage instanceof RestoreStage.Past)
                    && RestoreStatusProjection.asksForAdmission(restore.statusOrEmpty());
            if (!asks) {
                return Observed.notServed("admission");
            }
            var known = Optional.ofNullable(admissions.get(uid()))
                    .filter(seen -> seen.doubt().isEmpty());
            return known.orElseGet(() -> {
                var read = tools.admission().get();
                admissions.put(uid(), read);
                return read;
            });
        }

        private void remember(RestoreStage stage) {
            if (stage instanceof RestoreStage.Past) {
                past.add(Standing.of(seen));
            }
            if (stage instanceof RestoreStage.Activating) {
                activating.add(uid());
            } else {
                activating.remove(uid());
            }
        }

        /** Before what the stage brings about, so that nobody is told too late that a run has begun. */
        private void note(RestoreStage stage) {
            boolean doubted = ground.journalDoubt().isPresent();
            tools.runs().note(uid(), RunState.of(stage, journal.map(KeptJournal::journal), doubted));
        }

        private void log(RestoreDecision decision) {
            LOG.debugf(
                    "Decided about a Restore. namespace=%s name=%s rule=%s stage=%s",
                    restore.getMetadata().getNamespace(),
                    restore.getMetadata().getName(),
                    decision.rule(),
                    decision.stage().getClass().getSimpleName());
        }
    }
}
