package io.hubbackup.decide.restore.upgrade;

import io.hubbackup.decide.restore.RestoreStage;
import io.hubbackup.decide.restore.journal.Journal;
import java.util.Optional;

/** Whether a Restore is in the middle of a run. */
public enum RunState {
    /** It is not: it is over, waits between two sets or for the user, is refused, or goes away. All of that can wait for another process, for days if need be. */
    RESTING,
    /** Velero restores for it, or the managed clusters are called over. */
    RESTORING,
    /** What the backups do not have is removed. */
    CLEANING,
    /** Its journal cannot be read. */
    UNKNOWN;

    /**
     * Where trouble hides what a Restore is at, its journal tells: a request that fails in the middle of a run does not end it.
     *
     * @param doubted whether the journal could not be read
     */
    public static RunState of(RestoreStage stage, Optional<Journal> journal, boolean doubted) {
        return switch (stage) {
            case RestoreStage.Gone gone -> RESTING;
            case RestoreStage.Leaving leaving -> RESTING;
            case RestoreStage.Past past -> RESTING;
            case RestoreStage.Refused refused -> RESTING;
            case RestoreStage.Behind behind -> RESTING;
            case RestoreStage.Idle idle -> RESTING;
            case RestoreStage.InStep inStep -> RESTING;
            case RestoreStage.Done done -> RESTING;
            case RestoreStage.Restoring restoring -> restoring.held().isPresent() ? RESTING : RESTORING;
            case RestoreStage.CleaningUp cleaning -> cleaning.held().isPresent() ? RESTING : CLEANING;
            case RestoreStage.Activating activating -> RESTORING;
            case RestoreStage.Preparing preparing -> recorded(journal, doubted);
            case RestoreStage.Troubled troubled -> recorded(journal, doubted);
        };
    }

    private static RunState recorded(Optional<Journal> journal, boolean doubted) {
        return doubted ? UNKNOWN : journal.map(RunState::at).orElse(RESTING);
    }

    private static RunState at(Journal journal) {
        return switch (journal.step()) {
            case WAITING, SYNCING, DONE -> RESTING;
            case RESTORING, ACTIVATING -> RESTORING;
            case CLEANING -> CLEANING;
        };
    }
}
