package io.hubbackup.decide.restore;

import static io.hubbackup.decide.restore.plan.RestoreHub.T1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hubbackup.decide.restore.cleanup.CleanupJudge;
import io.hubbackup.decide.restore.cleanup.CleanupPlan;
import io.hubbackup.decide.restore.cleanup.CleanupScope;
import io.hubbackup.decide.restore.cleanup.Findings;
import io.hubbackup.decide.restore.cleanup.KindQuery;
import io.hubbackup.decide.restore.cleanup.Room;
import io.hubbackup.decide.restore.cleanup.Tallies;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.hub.ListedObject;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.Outcome;
import io.hubbackup.plan.Outcomes;
import io.hubbackup.plan.Plan;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R5 the clean-up of a run, look by look")
class CleaningTest {

    private static final Map<String, String> STALE = Map.of(
            "velero.io/backup-name",
            "acm-credentials-schedule-20261121080000",
            "cluster.open-cluster-management.io/type",
            "aws");

    private final Deciding at = new Deciding();
    private Observed<List<ListedObject>> secrets = Observed.of(List.of());

    @BeforeEach
    void restored() {
        at.hub.run("H1", T1).wish("skip", "latest", "skip");
        at.hub.draft = at.hub.draft.with("cleanupBeforeRestore", "CleanupRestored");
        at.act();
        at.hub.allPhases("Completed");
    }

    @Test
    @DisplayName(
            "W9 R5.14 a kind that cannot be read is looked at again, alone, with pauses, and then told with a remedy")
    void unreadable() {
        secrets = Observed.unreadable("secrets", "503");
        assertThat(surveyed().queries())
                .extracting(query -> query.kind().kind())
                .contains("Secret", "ConfigMap");
        assertThat(at.told().lastMessage())
                .isEqualTo("%s It is looked at again at %s.".formatted(SURRENDER, at.hub.now.plusSeconds(15)));
        pause(15);
        assertThat(surveyed().queries())
                .extracting(query -> query.kind().kind())
                .containsOnly("Secret");
        pause(30);
        surveyed();
        var told = at.told();
        assertThat(told.phase()).isEqualTo("FinishedWithErrors");
        assertThat(told.lastMessage()).isEqualTo(SURRENDER);
        assertThat(told.condition("CleanedUp").orElseThrow().getMessage()).endsWith(SURRENDER);
        assertThat(told.summary()).contains(SURRENDER);
    }

    private static final String SURRENDER =
            "Nothing of Secret was cleaned up: 503. Mend that; the next run that restores its type looks at it again.";

    private void pause(int seconds) {
        assertThat(at.settled().move()).isInstanceOf(Move.Rest.class);
        at.hub.now = at.hub.now.plusSeconds(seconds - 1);
        assertThat(at.settled().move()).isInstanceOf(Move.Rest.class);
        at.hub.now = at.hub.now.plus(Duration.ofSeconds(1));
    }

    @Test
    @DisplayName("W9 R5.14 what can be read at the next look is cleaned up after all")
    void readableLater() {
        secrets = Observed.unreadable("secrets", "503");
        surveyed();
        pause(15);
        secrets = Observed.of(stale(2));
        surveyed();
        done(batch());
        var told = at.told();
        assertThat(told.phase()).isEqualTo("Finished");
        assertThat(tallies()).containsExactly(tuple("Secret", 2, 2, 0, 0));
    }

    @Test
    @DisplayName("R5.22 W25 a batch that a crash has cut off is counted by the look after it")
    void crash() {
        secrets = Observed.of(stale(5));
        surveyed();
        batch();
        at.ground = Ground.NONE;
        secrets = Observed.of(stale(2));
        surveyed();
        done(batch());
        assertThat(at.told().phase()).isEqualTo("Finished");
        assertThat(tallies()).containsExactly(tuple("Secret", 5, 5, 0, 0));
    }

    @Test
    @DisplayName("R5.22 W25 also when all of it was done before the crash")
    void crashAtTheEnd() {
        secrets = Observed.of(stale(5));
        surveyed();
        batch();
        at.ground = Ground.NONE;
        secrets = Observed.of(List.of());
        surveyed();
        assertThat(at.told().phase()).isEqualTo("Finished");
        assertThat(tallies()).containsExactly(tuple("Secret", 5, 5, 0, 0));
    }

    @Test
    @DisplayName("D8 what has changed since it was judged is judged anew, and is no failure when it stays")
    void changed() {
        secrets = Observed.of(stale(1));
        surveyed();
        var batch = batch();
        count(batch, new Outcome.Outdated(batch.writes().findFirst().orElseThrow(), "its labels are others"));
        secrets = Observed.of(List.of(secret(0, "true")));
        surveyed();
        assertThat(at.told().phase()).isEqualTo("Finished");
        assertThat(tallies()).containsExactly(tuple("Secret", 1, 0, 1, 0));
    }

    private List<org.assertj.core.groups.Tuple> tallies() {
        return journal().cleanup().kinds().stream()
                .map(tally -> tuple(tally.kind(), tally.found(), tally.deleted(), tally.kept(), tally.failed()))
                .toList();
    }

    private Journal journal() {
        return at.hub.view().journal().orElseThrow();
    }

    /** Answers the next survey by what there is now. */
    private CleanupScope surveyed() {
        if (!(at.settled().move() instanceof Move.Survey(var scope, var round))) {
            throw new AssertionError("no survey: " + at.settled());
        }
        var judge = new CleanupJudge(scope);
        var answers = new HashMap<KindQuery, Observed<Findings>>();
        scope.queries()
                .forEach(query -> answers.put(
                        query,
                        (query.kind().kind().equals("Secret") ? secrets : Observed.of(List.<ListedObject>of()))
                                .map(objects -> objects.stream()
                                        .collect(Findings.judging(judge, query, new Room(Room.USUAL))))));
        at.ground = at.ground.with(
                new Survey(journal().run(), at.hub.now, CleanupPlan.of(scope, answers), Map.of(), 0, 0, round));
        return scope;
    }

    private Plan batch() {
        return switch (at.settled().move()) {
            case Move.Delete(var batch) -> batch;
            case Move other -> throw new AssertionError("nothing to delete: " + other);
        };
    }

    private void done(Plan batch) {
        count(batch, null);
    }

    private void count(Plan batch, @Nullable Outcome other) {
        var outcomes = new Outcomes(batch.writes()
                .<Outcome>map(write -> other == null ? new Outcome.Done(write) : other)
                .toList());
        int failures = other == null ? 0 : outcomes.all().size();
        at.ground = at.ground.with(
                at.ground.survey().orElseThrow().after(outcomes.all().size(), failures));
        at.hub.journal = journal().with(Tallies.after(journal().cleanup(), outcomes));
    }

    private static List<ListedObject> stale(int number) {
        return IntStream.range(0, number).mapToObj(i -> secret(i, "false")).toList();
    }

    private static ListedObject secret(int number, String excluded) {
        var labels = new HashMap<>(STALE);
        labels.put("velero.io/exclude-from-backup", excluded);
        return new ListedObject(
                new ObjectKey("ns", "secret-" + number), "uid-" + number, "7", labels, List.of(), List.of(), false);
    }
}
