package io.hubbackup.decide.restore;

import io.hubbackup.decide.restore.activation.ActivationSummary;
import io.hubbackup.decide.restore.admission.Refusal;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.plan.RestoreProgress;
import io.hubbackup.decide.restore.plan.RestoreSteps;
import io.hubbackup.decide.restore.status.RestoreReason;
import java.util.List;
import java.util.Optional;

/** Where a Restore stands. Phase, message and conditions are made of it, never the other way round. */
public sealed interface RestoreStage {

    /** It is being deleted, and nothing of it is left to remove. */
    record Gone() implements RestoreStage {}

    /** It is being deleted, and so are these Velero Restores (R2.26). */
    record Leaving(List<String> waitingFor) implements RestoreStage {}

    /** It was finished before, by this operator or another: its status stays (R2.8). */
    record Past() implements RestoreStage {}

    /** A step is being recorded; its effect comes after that (D24). */
    record Preparing() implements RestoreStage {}

    /** The spec asks for something that is refused (R2.11, W33, W34). */
    record Refused(Refusal refusal, boolean syncing) implements RestoreStage {}

    /**
     * Another resource is before it (R2.28, R2.29).
     *
     * @param lastMessage the exact text
     * @param forGood whether it does not begin by itself any more (W6)
     */
    record Behind(String lastMessage, String detail, boolean forGood) implements RestoreStage {}

    /** Something is not as a run needs it; it is tried again. */
    record Troubled(RestoreReason reason, String lastMessage, String detail) implements RestoreStage {}

    /** There is nothing to restore (R3.11). */
    record Idle(String lastMessage) implements RestoreStage {}

    /**
     * Velero Restores are created and waited for.
     *
     * @param waiting what the managed clusters wait for (R3.28)
     * @param held what waits for the user's word (W19)
     */
    record Restoring(
            Journal journal, RestoreProgress progress, Optional<RestoreSteps.Wait> waiting, Optional<Held> held)
            implements RestoreStage {}

    /** The clean-up is under way. */
    record CleaningUp(Journal journal, RestoreProgress progress, Optional<String> trouble, Optional<Held> held)
            implements RestoreStage {}

    /** The managed clusters are called over. */
    record Activating(Journal journal, RestoreProgress progress, ActivationSummary clusters) implements RestoreStage {}

    /**
     * Passive sync: this hub has the newest set, as far as it could be restored.
     *
     * @param passedOver which backups are newer and why they do not do; empty when there are none
     */
    record InStep(Journal journal, RestoreProgress progress, String passedOver) implements RestoreStage {}

    /** The run is over for good. */
    record Done(Journal journal, RestoreProgress progress) implements RestoreStage {}
}
