package io.hubbackup.decide.restore;

import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.plan.Plan;
import java.time.Instant;
import java.util.Optional;

/** The answer of a rule: where the Restore stands, and what is done next. */
record Course(RestoreStage stage, Move move) {

    static Course note(Journal next) {
        return new Course(new RestoreStage.Preparing(), new Move.Note(next));
    }

    static Course act(RestoreStage stage, Plan plan) {
        return new Course(stage, new Move.Act(plan, Optional.empty()));
    }

    static Course rest(RestoreStage stage, Instant wakeAt) {
        return new Course(stage, new Move.Rest(Optional.of(wakeAt)));
    }

    /** Nothing is left to look at but a change of the Restore itself. */
    static Course end(RestoreStage stage) {
        return new Course(stage, new Move.Rest(Optional.empty()));
    }
}
