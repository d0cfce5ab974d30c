package io.hubbackup.decide.restore;

import static io.hubbackup.decide.restore.plan.RestoreHub.NAMESPACE;
import static io.hubbackup.decide.restore.plan.RestoreHub.T1;
import static io.hubbackup.decide.restore.plan.RestoreHub.T2;
import static io.hubbackup.decide.restore.plan.RestoreHub.UID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.restore.admission.RestoreDraft;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.journal.Step;
import io.hubbackup.decide.restore.status.RestoreReason;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.ComponentSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Installers;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.plan.Rule;
import io.hubbackup.plan.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("R2 one pass over a Restore")
class RestoreDeciderTest {

    private static final Instant BEFORE = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-11-21T12:29:30Z");

    @Test
    @DisplayName("R2.1 the order of the rules")
    void order() {
        assertThat(RestoreDecider.RULES)
                .extracting(Rule::number)
                .containsExactly(
                        "R2.26",
                        "R2.7",
                        "D24",
                        "R2.8",
                        "R2.11",
                        "R2.28",
                        "packaging B3",
                        "R2.18",
                        "R3.25",
                        "R5.1",
                        "R6.1",
                        "R2.40");
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                row("R2.5 R2.6 R2.26 being deleted comes before everything", "R2.26", RestoreStage.Gone.class, at -> {
                    at.hub.draft = at.hub.draft.beingDeleted();
                    at.hub.schedules = schedule(false, "Enabled");
                }),
                row(
                        "R2.7 the installer removes the component",
                        "R2.7",
                        RestoreStage.Leaving.class,
                        at -> at.hub.components = Observed.of(Indexed.of(component(true)))),
                row(
                        "R2.8 what the Go operator has finished is never run again",
                        "R2.8",
                        RestoreStage.Past.class,
                        at -> at.hub.draft = at.hub.draft.inPhase("Finished")),
                row(
                        "R2.8 nor what it has finished with errors",
                        "R2.8",
                        RestoreStage.Past.class,
                        at -> at.hub.draft = at.hub.draft.inPhase("FinishedWithErrors")),
                row(
                        "W38 its Error is not the end",
                        "R3.25",
                        RestoreStage.Restoring.class,
                        at -> at.hub.draft = at.hub.draft.inPhase("Error")),
                row(
                        "D24 what cannot be read is not begun anew",
                        "D24",
                        RestoreStage.Troubled.class,
                        at -> at.ground = Ground.withoutJournal("503")),
                row(
                        "R2.11 a clean-up option that is none",
                        "R2.11",
                        RestoreStage.Refused.class,
                        at -> at.hub.draft = at.hub.draft.with("cleanupBeforeRestore", "All")),
                row(
                        "W33 both selectors",
                        "R2.11",
                        RestoreStage.Refused.class,
                        at -> at.hub.draft = at.hub
                                .draft
                                .with("labelSelector", Map.of("matchLabels", Map.of("a", "b")))
                                .with("orLabelSelectors", List.of(Map.of("matchLabels", Map.of("a", "b"))))),
                row(
                        "W34 a protected namespace, without a webhook",
                        "R2.11",
                        RestoreStage.Refused.class,
                        at -> at.hub.draft = at.hub.draft.with("namespaceMapping", Map.of("a", "kube-system"))),
                row(
                        "R2.28 a BackupSchedule that backs up",
                        "R2.28",
                        RestoreStage.Behind.class,
                        at -> at.hub.schedules = schedule(false, "Enabled")),
                row(
                        "R2.28 W6 one that is paused before its first status",
                        "R3.25",
                        RestoreStage.Restoring.class,
                        at -> at.hub.schedules = schedule(true, "")),
                row(
                        "R2.28 one in collision",
                        "R3.25",
                        RestoreStage.Restoring.class,
                        at -> at.hub.schedules = schedule(false, "BackupCollision")),
                row(
                        "W9 BackupSchedules that cannot be read",
                        "R2.28",
                        RestoreStage.Troubled.class,
                        at -> at.hub.schedules = Observed.unreadable("backupschedules", "503")),
                row(
                        "R2.29 an older Restore that has not begun",
                        "R2.28",
                        RestoreStage.Behind.class,
                        at -> at.hub.others = other("", BEFORE)),
                row(
                        "R2.29 a younger Restore that has begun",
                        "R2.28",
                        RestoreStage.Behind.class,
                        at -> at.hub.others = other("Running", AFTER)),
                row(
                        "W6 a younger Restore that has not",
                        "R3.25",
                        RestoreStage.Restoring.class,
                        at -> at.hub.others = other("", AFTER)),
                row(
                        "R2.29 a finished one",
                        "R3.25",
                        RestoreStage.Restoring.class,
                        at -> at.hub.others = other("Finished", BEFORE)),
                row(
                        "W38 one that has failed",
                        "R3.25",
                        RestoreStage.Restoring.class,
                        at -> at.hub.others = other("FinishedWithErrors", BEFORE)),
                row(
                        "packaging B3 a MultiClusterHub deletes the namespace",
                        "packaging B3",
                        RestoreStage.Troubled.class,
                        at -> at.hub.installers = Installers.off()),
                row(
                        "packaging B3 D8 it cannot be told whether one does",
                        "packaging B3",
                        RestoreStage.Troubled.class,
                        at -> at.hub.installers = Observed.unreadable("multiclusterhubs", "403")),
                row(
                        "packaging B3 one that is paused deletes nothing",
                        "R3.25",
                        RestoreStage.Restoring.class,
                        at -> at.hub.installers = Installers.paused()),
                row(
                        "R2.32 no storage",
                        "R2.18",
                        RestoreStage.Troubled.class,
                        at -> at.hub.locations = Observed.of(Indexed.empty())),
                row("R3.6 no backups", "R2.18", RestoreStage.Troubled.class, at -> at.hub.backups.clear()),
                row("R2.18 R3.25 a run begins", "R3.25", RestoreStage.Restoring.class, at -> {}),
                row(
                        "R3.11 T5 nothing is asked for",
                        "R2.8",
                        RestoreStage.Idle.class,
                        at -> at.hub.wish("skip", "skip", "skip")));
    }

    private static Arguments row(String name, String rule, Class<?> stage, Consumer<Deciding> change) {
        return argumentSet(name, rule, stage, change);
    }

    @ParameterizedTest
    @MethodSource("rules")
    @DisplayName("R2.1 the first rule that answers decides")
    void answers(String rule, Class<?> stage, Consumer<Deciding> change) {
        var at = new Deciding();
        at.hub.run("H1", T1);
        change.accept(at);
        assertThat(at.settled()).satisfies(decision -> {
            assertThat(decision.rule()).isEqualTo(rule);
            assertThat(decision.stage()).isInstanceOf(stage);
        });
    }

    @Test
    @DisplayName("W4 R2.17 R3.25 the plan is in the journal before anything is created")
    void planFirst() {
        var at = new Deciding();
        at.hub.run("H1", T1);
        var first = at.decide();
        assertThat(first.move()).isInstanceOfSatisfying(Move.Note.class, note -> {
            assertThat(note.next().step()).isEqualTo(Step.RESTORING);
            assertThat(note.next().plan().restores()).hasSize(6);
        });
        assertThat(creations(at)).hasSize(5);
    }

    @Test
    @DisplayName("W13 a newer set that comes meanwhile does not change the run")
    void pinned() {
        var at = new Deciding();
        at.hub.run("H1", T1);
        at.act();
        at.hub.run("H1", T2).allPhases("Completed");
        assertThat(creations(at)).singleElement().asString().contains(RestoreDraft.NAMESPACE, "20261121100000");
    }

    @Test
    @DisplayName("R2.19 R2.37 R2.38 R2.40 R4.1 passive sync: in step, then the next run, then in step again")
    void sync() {
        var at = new Deciding();
        at.hub.run("H1", T1).sync("skip");
        at.act();
        at.hub.allPhases("Completed");
        assertThat(at.settled().stage()).isInstanceOf(RestoreStage.InStep.class);
        assertThat(journal(at)).extracting(Journal::run, Journal::step).containsExactly(1, Step.SYNCING);

        at.hub.run("H1", T2);
        assertThat(at.settled().stage()).isInstanceOf(RestoreStage.Restoring.class);
        assertThat(journal(at).earlier()).anyMatch(name -> name.endsWith("20261121100000"));
        at.act();
        at.hub.allPhases("Completed");
        assertThat(at.settled().stage()).isInstanceOf(RestoreStage.InStep.class);
        assertThat(journal(at)).extracting(Journal::run, Journal::step).containsExactly(2, Step.SYNCING);
    }

    @Test
    @DisplayName("R2.36 R2.39 the wish for the clusters begins the last run; W19 they come after everything else")
    void activation() {
        var at = new Deciding();
        at.hub.run("H1", T1).sync("skip");
        at.act();
        at.hub.allPhases("Completed");
        at.settled();
        at.hub.sync("latest");
        assertThat(creations(at)).noneMatch(write -> write.contains("managed-clusters"));
        at.act();
        at.hub.allPhases("Completed");
        assertThat(creations(at)).singleElement().asString().contains("managed-clusters");
        at.act();
        at.hub.allPhases("Completed");
        assertThat(at.settled().stage()).isInstanceOf(RestoreStage.Activating.class);
    }

    @Test
    @DisplayName("W5 R2.13 storage that fails in the middle of a run neither fails the run nor cuts it short")
    void storageFlap() {
        var at = new Deciding();
        at.hub.run("H1", T1);
        at.act();
        at.hub.locations = Observed.of(Indexed.empty());
        assertThat(at.settled().stage()).isInstanceOf(RestoreStage.Restoring.class);
        at.hub.allPhases("Completed");
        assertThat(creations(at)).singleElement().asString().contains("managed-clusters");
        at.act();
        at.hub.allPhases("Completed");
        assertThat(at.settled().stage()).isInstanceOf(RestoreStage.Activating.class);
    }

    @Test
    @DisplayName("W6 R2.30 whoever comes later does not stop a run")
    void newcomers() {
        var at = new Deciding();
        at.hub.run("H1", T1).sync("skip");
        at.act();
        at.hub.schedules = schedule(false, "");
        at.hub.others = other("Running", BEFORE);
        assertThat(at.settled().stage()).isInstanceOf(RestoreStage.Restoring.class);
        at.hub.allPhases("Completed");
        assertThat(at.settled().stage()).isInstanceOf(RestoreStage.InStep.class);
    }

    @Test
    @DisplayName(
            "packaging B3 a run goes on where the namespace is going to be deleted, and none follows; then it goes on by itself")
    void doomed() {
        var at = new Deciding();
        at.hub.run("H1", T1).sync("skip");
        at.act();
        at.hub.installers = Installers.off();
        assertThat(at.settled().stage()).isInstanceOf(RestoreStage.Restoring.class);
        at.hub.allPhases("Completed");
        assertThat(at.settled().stage())
                .isInstanceOfSatisfying(
                        RestoreStage.Troubled.class,
                        troubled -> assertThat(troubled.reason()).isEqualTo(RestoreReason.NamespaceWillBeDeleted));
        at.hub.installers = Installers.none();
        assertThat(at.settled().stage()).isInstanceOf(RestoreStage.InStep.class);
    }

    @Test
    @DisplayName("W6 a refused Restore begins by itself when nothing is in the way any more")
    void refusalPasses() {
        var at = new Deciding();
        at.hub.run("H1", T1).schedules = schedule(false, "Enabled");
        assertThat(at.settled().stage()).isInstanceOf(RestoreStage.Behind.class);
        at.hub.draft = at.hub.draft.inPhase("FinishedWithErrors");
        at.hub.schedules = schedule(true, "Paused");
        assertThat(at.settled().stage()).isInstanceOf(RestoreStage.Restoring.class);
    }

    @Test
    @DisplayName("W6 but not when nobody thinks of it any more, unless its spec is changed")
    void forgotten() {
        var at = new Deciding();
        at.hub.run("H1", T1).schedules = schedule(false, "Enabled");
        at.settled();
        at.hub.now = at.hub.now.plus(Duration.ofHours(2));
        at.hub.schedules = schedule(true, "Paused");
        assertThat(at.settled().stage())
                .isInstanceOfSatisfying(
                        RestoreStage.Behind.class,
                        behind -> assertThat(behind.forGood()).isTrue());
        at.hub.generation = 2;
        assertThat(at.settled().stage()).isInstanceOf(RestoreStage.Restoring.class);
    }

    @Test
    @DisplayName("R2.5 R2.25 R2.26 the finalizer is on the component first, and goes from it last of all Restores")
    void finalizers() {
        var at = new Deciding();
        at.hub.run("H1", T1).components = Observed.of(Indexed.of(component(false)));
        assertThat(targets(at).limit(2)).containsExactly("InternalHubComponent", "Restore");

        at.hub.finalizers = List.of(Finalizers.NAME);
        at.hub.components = Observed.of(Indexed.of(
                new ComponentSeen(new ObjectKey("ocm", "cluster-backup"), "c", "9", List.of(Finalizers.NAME), false)));
        at.hub.draft = at.hub.draft.beingDeleted();
        at.hub.others = other("Enabled", BEFORE);
        assertThat(targets(at)).containsExactly("Restore");
        at.hub.others = Observed.of(Indexed.empty());
        assertThat(targets(at)).containsExactly("InternalHubComponent", "Restore");
    }

    @Test
    @DisplayName(
            "R2.26 R2.27 W36 a Restore that is deleted waits for its Velero Restores, and says which; an annotation lets it go")
    void departure() {
        var at = new Deciding();
        at.hub.run("H1", T1).finalizers = List.of(Finalizers.NAME);
        at.act();
        at.hub.draft = at.hub.draft.beingDeleted();
        assertThat(targets(at)).hasSize(5).containsOnly("Restore");
        assertThat(at.settled().stage())
                .isInstanceOfSatisfying(
                        RestoreStage.Leaving.class,
                        leaving -> assertThat(leaving.waitingFor()).hasSize(5));
        at.hub.draft = at.hub.draft.annotated(Departure.ABANDON, "true");
        assertThat(at.settled().move())
                .isInstanceOfSatisfying(
                        Move.Act.class,
                        act -> assertThat(act.plan().writes()).singleElement().isInstanceOf(Write.Patch.class));
    }

    @Test
    @DisplayName("R2.20 R2.35 a Velero Restore of an earlier run whose backup is gone is removed")
    void superseded() {
        var at = new Deciding();
        at.hub.run("H1", T1).sync("skip");
        at.act();
        at.hub.allPhases("Completed");
        at.settled();
        at.hub.run("H1", T2).backups.keySet().removeIf(name -> name.endsWith("20261121100000"));
        assertThat(writes(at))
                .filteredOn(Write.Delete.class::isInstance)
                .hasSize(3)
                .allMatch(write -> write.target().key().name().endsWith("20261121100000"));
    }

    @Test
    @DisplayName("R2.24 a passive hub looks after its interval, half an hour if none is given")
    void interval() {
        var at = new Deciding();
        at.hub.run("H1", T1).sync("skip");
        at.act();
        at.hub.allPhases("Completed");
        assertThat(at.settled().move()).isEqualTo(new Move.Rest(Optional.of(at.hub.now.plus(Duration.ofMinutes(30)))));
        at.hub.draft = at.hub.draft.with("restoreSyncInterval", "5m");
        assertThat(at.settled().move()).isEqualTo(new Move.Rest(Optional.of(at.hub.now.plus(Duration.ofMinutes(5)))));
    }

    @Test
    @DisplayName(
            "R2.4 R2.7 W27 a component that cannot be read, or is not served, removes nothing and holds nothing up")
    void unreadableComponent() {
        var at = new Deciding();
        at.hub.run("H1", T1).components = Observed.unreadable("internalhubcomponents", "403");
        assertThat(at.settled().stage()).isInstanceOf(RestoreStage.Restoring.class);
        at.hub.components = Observed.notServed("internalhubcomponents");
        assertThat(creations(at)).hasSize(5);
    }

    private static Journal journal(Deciding at) {
        return at.hub.view().journal().orElseThrow();
    }

    private static List<String> creations(Deciding at) {
        return writes(at).map(write -> write.target().toString()).toList();
    }

    private static Stream<String> targets(Deciding at) {
        return writes(at).map(write -> write.target().kind().kind());
    }

    private static Stream<Write> writes(Deciding at) {
        return switch (at.settled().move()) {
            case Move.Act(var plan, var list) -> plan.writes();
            case Move other -> throw new AssertionError("nothing to write: " + other);
        };
    }

    private static Observed<Indexed<BackupScheduleSeen>> schedule(boolean paused, String phase) {
        return Observed.of(Indexed.of(
                new BackupScheduleSeen(new ObjectKey(NAMESPACE, "schedule-acm"), "s", BEFORE, paused, phase, false)));
    }

    private static Observed<Indexed<RestoreSeen>> other(String phase, Instant created) {
        return Observed.of(Indexed.of(
                new RestoreSeen(new ObjectKey(NAMESPACE, "other"), "other", created, phase, false),
                new RestoreSeen(new ObjectKey(NAMESPACE, "restore-acm"), UID, T1, "", false)));
    }

    private static ComponentSeen component(boolean deleting) {
        return new ComponentSeen(new ObjectKey("ocm", "cluster-backup"), "c", "9", List.of(), deleting);
    }
}
