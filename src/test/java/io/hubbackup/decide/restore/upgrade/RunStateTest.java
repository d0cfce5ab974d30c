package io.hubbackup.decide.restore.upgrade;

import static io.hubbackup.decide.restore.upgrade.RunState.CLEANING;
import static io.hubbackup.decide.restore.upgrade.RunState.RESTING;
import static io.hubbackup.decide.restore.upgrade.RunState.RESTORING;
import static io.hubbackup.decide.restore.upgrade.RunState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.restore.Held;
import io.hubbackup.decide.restore.RestoreStage;
import io.hubbackup.decide.restore.activation.ActivationSummary;
import io.hubbackup.decide.restore.activation.ClusterList;
import io.hubbackup.decide.restore.admission.Refusal;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.journal.Step;
import io.hubbackup.decide.restore.plan.RestoreProgress;
import io.hubbackup.decide.restore.status.RestoreReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("packaging 6.5 whether a Restore is in the middle of a run")
class RunStateTest {

    private static final RestoreProgress NOTHING = new RestoreProgress(List.of());
    private static final Optional<Held> ASKS = Optional.of(new Held("1a2b", "It would delete much."));
    private static final RestoreStage TROUBLED =
            new RestoreStage.Troubled(RestoreReason.Unreadable, "timeout", "It is tried again.");

    static Stream<Arguments> stages() {
        return Stream.of(
                row("it has not begun", new RestoreStage.Behind("busy", "busy", false), Step.WAITING, RESTING),
                row("it never will", refused(), Step.WAITING, RESTING),
                row("there is nothing to restore", new RestoreStage.Idle("nothing"), Step.DONE, RESTING),
                row("Velero restores", restoring(Optional.empty()), Step.RESTORING, RESTORING),
                row("D32 the activation waits for the user's word", restoring(ASKS), Step.RESTORING, RESTING),
                row("objects are deleted", cleaning(Optional.empty()), Step.CLEANING, CLEANING),
                row("D32 the clean-up waits for the user's word", cleaning(ASKS), Step.CLEANING, RESTING),
                row("clusters are called over", activating(), Step.ACTIVATING, RESTORING),
                row("a passive sync has the newest set", inStep(), Step.SYNCING, RESTING),
                row("it is over", new RestoreStage.Done(Journal.BLANK, NOTHING), Step.DONE, RESTING),
                row("it was over long ago", new RestoreStage.Past(), Step.DONE, RESTING),
                row("it is being deleted", new RestoreStage.Leaving(List.of("velero")), Step.RESTORING, RESTING),
                row("it is gone", new RestoreStage.Gone(), Step.RESTORING, RESTING),
                row("the next set is being recorded", new RestoreStage.Preparing(), Step.SYNCING, RESTING),
                row("the clean-up is being recorded", new RestoreStage.Preparing(), Step.CLEANING, CLEANING),
                row("a run cannot begin", TROUBLED, Step.WAITING, RESTING),
                row("a sync cannot see what is newer", TROUBLED, Step.SYNCING, RESTING),
                row("W9 Velero cannot be seen in the middle of it", TROUBLED, Step.RESTORING, RESTORING),
                row("W9 the same in the clean-up", TROUBLED, Step.CLEANING, CLEANING),
                row("W9 the same in the activation", TROUBLED, Step.ACTIVATING, RESTORING));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void stage(RestoreStage stage, Step step, RunState expected) {
        assertThat(RunState.of(stage, Optional.of(Journal.BLANK.at(step)), false))
                .isEqualTo(expected);
    }

    static Stream<Arguments> withoutJournal() {
        return Stream.of(
                argumentSet("nothing of it was recorded", TROUBLED, false, RESTING),
                argumentSet("its first step is being recorded", new RestoreStage.Preparing(), false, RESTING),
                argumentSet("D24 what was recorded cannot be read", TROUBLED, true, UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("withoutJournal")
    void withoutJournal(RestoreStage stage, boolean doubted, RunState expected) {
        assertThat(RunState.of(stage, Optional.empty(), doubted)).isEqualTo(expected);
    }

    private static Arguments row(String name, RestoreStage stage, Step step, RunState expected) {
        return argumentSet(name, stage, step, expected);
    }

    private static RestoreStage refused() {
        return new RestoreStage.Refused(new Refusal(Refusal.Reason.SyncNamesMissing, "spec", "names"), false);
    }

    private static RestoreStage restoring(Optional<Held> held) {
        return new RestoreStage.Restoring(Journal.BLANK, NOTHING, Optional.empty(), held);
    }

    private static RestoreStage cleaning(Optional<Held> held) {
        return new RestoreStage.CleaningUp(Journal.BLANK, NOTHING, Optional.empty(), held);
    }

    private static RestoreStage activating() {
        return new RestoreStage.Activating(
                Journal.BLANK,
                NOTHING,
                new ActivationSummary(Map.of(), List.of(), List.of(), new ClusterList("clusters", ""), ""));
    }

    private static RestoreStage inStep() {
        return new RestoreStage.InStep(Journal.BLANK, NOTHING, "");
    }
}
