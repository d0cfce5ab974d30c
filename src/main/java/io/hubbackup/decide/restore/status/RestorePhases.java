package io.hubbackup.decide.restore.status;

import io.hubbackup.api.RestorePhase;
import io.hubbackup.api.RestoreStatus;
import io.hubbackup.decide.restore.Held;
import io.hubbackup.decide.restore.RestoreStage;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.admission.SyncOption;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.journal.KindTally;
import io.hubbackup.decide.restore.plan.PartProgress;
import io.hubbackup.decide.restore.plan.PartState;
import io.hubbackup.decide.restore.plan.RestoreProgress;
import io.hubbackup.decide.restore.plan.RestoreSteps;
import java.time.Instant;
import java.util.Optional;

/**
 * Phase and message of every stage (R4). Of several things that are so at the same time the order is fixed, whatever order Velero Restores are listed in (W18): what
 * waits for the user, what runs, what has begun, then how it ended, the worst first.
 */
final class RestorePhases {

    private static final String BY_HAND =
            ". Import by hand those that do not come; the ConfigMap that status.clusters.list names says of each why.";

    private static final String HAS_FAILED = "Velero restore %s has failed validation or encountered errors";
    private static final String WITH_ERRORS = "Velero restores have run to completion but encountered 1+ errors";
    private static final String IN_STEP =
            "Velero restores have run to completion, restore will continue to sync with new backups";
    private static final String ALL_WELL = "All Velero restores have run successfully";

    private final String name;
    private final RestoreStatus previous;
    private final SyncOption sync;
    private final Instant now;

    RestorePhases(RestoreView view, SyncOption sync) {
        this.name = view.name();
        this.previous = view.restore().statusOrEmpty();
        this.sync = sync;
        this.now = view.now();
    }

    Told of(RestoreStage stage) {
        return switch (stage) {
            case RestoreStage.Gone gone -> asBefore(RestoreReason.WaitingForVelero);
            case RestoreStage.Past past -> asBefore(RestoreReason.Restored);
            case RestoreStage.Preparing preparing -> preparing();
            case RestoreStage.Leaving leaving -> leaving(leaving);
            case RestoreStage.Refused refused ->
                Told.still(
                        refused.syncing() ? RestorePhase.ENABLED_WITH_ERRORS : RestorePhase.FINISHED_WITH_ERRORS,
                        refused.refusal().message(),
                        RestoreReason.SpecRefused,
                        refused.refusal().message());
            case RestoreStage.Behind behind ->
                Told.still(
                        RestorePhase.FINISHED_WITH_ERRORS,
                        behind.lastMessage(),
                        behind.forGood() ? RestoreReason.WaitedTooLong : RestoreReason.AnotherActive,
                        behind.detail());
            case RestoreStage.Troubled troubled ->
                Told.working(error(), troubled.lastMessage(), troubled.reason(), troubled.detail());
            case RestoreStage.Idle idle ->
                Told.still(
                        RestorePhase.FINISHED, idle.lastMessage(), RestoreReason.NothingToDo, idle.lastMessage() + ".");
            case RestoreStage.Restoring restoring -> restoring(restoring).with(suffix());
            case RestoreStage.CleaningUp cleaning -> cleaning(cleaning).with(suffix());
            case RestoreStage.Activating activating ->
                Told.working(
                                RestorePhase.RUNNING,
                                activating.clusters().sentence(),
                                RestoreReason.Activating,
                                activating.clusters().sentence())
                        .with(suffix());
            case RestoreStage.InStep inStep -> inStep(inStep);
            case RestoreStage.Done done -> done(done.journal(), done.progress()).with(suffix());
        };
    }

    /** R2.15: an error of a Restore that syncs does not end the sync. */
    private RestorePhase error() {
        return sync.valid() ? RestorePhase.ENABLED_WITH_ERRORS : RestorePhase.ERROR;
    }

    /** R2.21, W35: made anew each time, never appended to what stands there. */
    private String suffix() {
        return sync instanceof SyncOption.Ignored ignored ? ignored.suffix() : "";
    }

    private Told asBefore(RestoreReason reason) {
        return new Told(previous.phase(), previous.lastMessage(), reason, previous.lastMessage(), false);
    }

    private Told preparing() {
        return previous.phase().isEmpty()
                ? Told.working(
                        RestorePhase.STARTED,
                        started(),
                        RestoreReason.Restoring,
                        "The plan of the restore is being recorded.")
                : asBefore(RestoreReason.Restoring);
    }

    private String started() {
        return "Restore %s started".formatted(name);
    }

    /** W36. */
    private Told leaving(RestoreStage.Leaving leaving) {
        return new Told(
                previous.phase(),
                "waiting for velero restores to be terminated",
                RestoreReason.WaitingForVelero,
                "It is being deleted. Velero has still to let go of: %s. It needs its storage for that; the annotation hubbackup.io/abandon=true lets this Restore go without it."
                        .formatted(String.join(", ", leaving.waitingFor())),
                true);
    }

    private Told restoring(RestoreStage.Restoring stage) {
        var progress = stage.progress();
        var detail = RestoreStory.progress(progress);
        return stage.held()
                .map(RestorePhases::held)
                .or(() -> stage.waiting().map(this::waiting))
                .or(() -> first(progress, PartState.STRANGER)
                        .map(part -> Told.working(error(), part.message(), RestoreReason.NameTaken, part.message())))
                .or(() -> first(progress, PartState.RUNNING)
                        .map(part -> running("Velero restore %s is currently executing", part, detail)))
                .or(() -> first(progress, PartState.FINALIZING)
                        .map(part -> running("Velero restore %s is being finalized", part, detail)))
                .or(() -> first(progress, PartState.NEW)
                        .map(part -> Told.working(
                                RestorePhase.STARTED,
                                "Velero restore %s has started"
                                        .formatted(part.planned().name()),
                                RestoreReason.Restoring,
                                detail)))
                .orElseGet(() -> Told.working(RestorePhase.STARTED, started(), RestoreReason.Restoring, detail));
    }

    /** W45: from a time on that nothing should take, it is trouble. */
    private Told waiting(RestoreSteps.Wait wait) {
        return Told.working(
                RestorePhase.STARTED,
                wait.lastMessage(),
                wait.overdue(now) ? RestoreReason.TakesTooLong : RestoreReason.Restoring,
                wait.message());
    }

    private static Told running(String text, PartProgress part, String detail) {
        return Told.working(
                RestorePhase.RUNNING, text.formatted(part.planned().name()), RestoreReason.Restoring, detail);
    }

    private static Told held(Held held) {
        return Told.still(RestorePhase.RUNNING, held.message(), RestoreReason.ConfirmationNeeded, held.message());
    }

    private Told cleaning(RestoreStage.CleaningUp stage) {
        return stage.held()
                .map(RestorePhases::held)
                .or(() -> stage.trouble()
                        .map(why -> Told.working(RestorePhase.RUNNING, why, RestoreReason.Unreadable, why)))
                .orElseGet(() -> Told.working(
                        RestorePhase.RUNNING,
                        "Velero restores have run to completion, cleaning up",
                        RestoreReason.CleaningUp,
                        RestoreStory.cleanup(stage.journal().cleanup())));
    }

    /** W17: trouble is shown, and only a run that went well counts as in step. */
    private Told inStep(RestoreStage.InStep stage) {
        return trouble(stage.journal(), stage.progress(), RestorePhase.ENABLED_WITH_ERRORS)
                .orElseGet(() -> Told.still(
                        RestorePhase.ENABLED,
                        IN_STEP,
                        RestoreReason.InStep,
                        "This hub has what is in %s. %s"
                                .formatted(RestoreStory.set(stage.journal().plan()), stage.passedOver())
                                .strip()));
    }

    private Told done(Journal journal, RestoreProgress progress) {
        return trouble(journal, progress, RestorePhase.FINISHED_WITH_ERRORS)
                .or(() -> RestoreStory.missing(journal.activation())
                        .map(why -> Told.still(
                                RestorePhase.FINISHED_WITH_ERRORS,
                                ALL_WELL + "; " + why,
                                RestoreReason.ClustersMissing,
                                why + BY_HAND)))
                .orElseGet(() -> Told.still(
                        RestorePhase.FINISHED,
                        ALL_WELL,
                        RestoreReason.Restored,
                        "This hub has what is in %s.".formatted(RestoreStory.set(journal.plan()))));
    }

    private static Optional<Told> trouble(Journal journal, RestoreProgress progress, RestorePhase phase) {
        return first(progress, PartState.FAILED)
                .or(() -> first(progress, PartState.STRANGER))
                .map(part -> Told.still(
                        phase,
                        HAS_FAILED.formatted(part.planned().name()),
                        RestoreReason.VeleroRestoreFailed,
                        RestoreStory.failures(progress)))
                .or(() -> first(progress, PartState.PARTIAL)
                        .map(part -> Told.still(
                                phase,
                                WITH_ERRORS,
                                RestoreReason.VeleroRestorePartiallyFailed,
                                RestoreStory.failures(progress))))
                .or(() -> uncleaned(journal).map(why -> Told.still(phase, why, RestoreReason.CleanupIncomplete, why)));
    }

    private static Optional<String> uncleaned(Journal journal) {
        int failed =
                journal.cleanup().kinds().stream().mapToInt(KindTally::failed).sum();
        var unread = String.join(" ", journal.cleanup().unread());
        var words = failed == 0
                ? unread
                : "%d objects that the restored backups do not have could not be deleted; see status.cleanup. %s"
                        .formatted(failed, unread)
                        .strip();
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private static Optional<PartProgress> first(RestoreProgress progress, PartState state) {
        return progress.in(state).stream().findFirst();
    }
}
