package io.hubbackup.decide.restore.status;

import io.hubbackup.decide.restore.RestoreStage;
import io.hubbackup.decide.restore.admission.RestoreWish;
import io.hubbackup.decide.restore.admission.SyncOption;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.journal.Step;
import io.hubbackup.decide.restore.plan.RestoreProgress;
import java.util.List;
import java.util.stream.Stream;

/** The conditions of a Restore, told from where it stands. */
final class RestoreVerdicts {

    private final RestoreStage stage;
    private final RestoreWish wish;
    private final SyncOption sync;

    RestoreVerdicts(RestoreStage stage, RestoreWish wish, SyncOption sync) {
        this.stage = stage;
        this.wish = wish;
        this.sync = sync;
    }

    List<RestoreVerdict> of(Told told) {
        return List.of(
                ready(told),
                told.atWork()
                        ? RestoreVerdict.yes(RestoreConditionType.Reconciling, told.reason(), told.detail())
                        : RestoreVerdict.no(RestoreConditionType.Reconciling, told.reason(), ""),
                told.atWork() || told.reason().good()
                        ? RestoreVerdict.no(RestoreConditionType.Stalled, told.reason(), "")
                        : RestoreVerdict.yes(RestoreConditionType.Stalled, told.reason(), told.detail()),
                spec(),
                veleroRestores(),
                cleanedUp(),
                clustersImported());
    }

    private static RestoreVerdict ready(Told told) {
        return told.reason().good()
                ? RestoreVerdict.yes(RestoreConditionType.Ready, told.reason(), told.detail())
                : RestoreVerdict.no(RestoreConditionType.Ready, told.reason(), told.detail());
    }

    private RestoreVerdict spec() {
        if (stage instanceof RestoreStage.Refused(var refusal, var syncing)) {
            return RestoreVerdict.no(RestoreConditionType.SpecValid, RestoreReason.SpecRefused, refusal.message());
        }
        if (wish.hooks()) {
            return RestoreVerdict.no(
                    RestoreConditionType.SpecValid,
                    RestoreReason.RestoreHooksNotSupported,
                    "spec.hooks is set, but for security reasons hooks are not handed on to Velero and will not run. Create a Velero Restore directly to run them.");
        }
        if (sync instanceof SyncOption.Ignored(var because)) {
            return RestoreVerdict.no(
                    RestoreConditionType.SpecValid,
                    RestoreReason.SyncIgnored,
                    "syncRestoreWithNewBackups is ignored and the restore runs once: " + because);
        }
        return RestoreVerdict.yes(
                RestoreConditionType.SpecValid, RestoreReason.SpecAccepted, "Everything in the spec is followed.");
    }

    private RestoreVerdict veleroRestores() {
        return switch (stage) {
            case RestoreStage.Restoring at -> restored(at.progress());
            case RestoreStage.CleaningUp at -> restored(at.progress());
            case RestoreStage.Activating at -> restored(at.progress());
            case RestoreStage.InStep at -> restored(at.progress());
            case RestoreStage.Done at -> restored(at.progress());
            default -> notYet(RestoreConditionType.VeleroRestoresSucceeded, "No Velero Restore was planned yet.");
        };
    }

    private static RestoreVerdict restored(RestoreProgress progress) {
        var failures = RestoreStory.failures(progress);
        if (!failures.isEmpty()) {
            return RestoreVerdict.no(
                    RestoreConditionType.VeleroRestoresSucceeded, RestoreReason.VeleroRestoreFailed, failures);
        }
        return progress.succeeded()
                ? RestoreVerdict.yes(
                        RestoreConditionType.VeleroRestoresSucceeded,
                        RestoreReason.Succeeded,
                        RestoreStory.progress(progress))
                : RestoreVerdict.unclear(
                        RestoreConditionType.VeleroRestoresSucceeded,
                        RestoreReason.Restoring,
                        RestoreStory.progress(progress));
    }

    private RestoreVerdict cleanedUp() {
        return switch (stage) {
            case RestoreStage.CleaningUp at ->
                RestoreVerdict.unclear(
                        RestoreConditionType.CleanedUp,
                        RestoreReason.CleaningUp,
                        RestoreStory.cleanup(at.journal().cleanup()));
            case RestoreStage.Activating at -> cleanedUp(at.journal());
            case RestoreStage.InStep at -> cleanedUp(at.journal());
            case RestoreStage.Done at -> cleanedUp(at.journal());
            default -> notYet(RestoreConditionType.CleanedUp, "The clean-up comes after the Velero Restores.");
        };
    }

    private static RestoreVerdict cleanedUp(Journal journal) {
        var record = journal.cleanup();
        boolean failed = record.kinds().stream().anyMatch(kind -> kind.failed() > 0);
        var undone =
                Stream.concat(record.left().stream(), record.unread().stream()).toList();
        if (failed || !undone.isEmpty()) {
            return RestoreVerdict.no(
                    RestoreConditionType.CleanedUp,
                    RestoreReason.CleanupIncomplete,
                    (RestoreStory.cleanup(record) + " " + String.join(" ", undone)).strip());
        }
        return RestoreVerdict.yes(
                RestoreConditionType.CleanedUp,
                RestoreReason.Succeeded,
                (RestoreStory.cleanup(record) + " " + String.join(" ", record.omitted())).strip());
    }

    private RestoreVerdict clustersImported() {
        return switch (stage) {
            case RestoreStage.Activating at ->
                RestoreVerdict.unclear(
                        RestoreConditionType.ClustersImported,
                        RestoreReason.Activating,
                        at.clusters().sentence());
            case RestoreStage.Done at
            when at.journal().plan().activates() && at.journal().step() == Step.DONE ->
                RestoreStory.missing(at.journal().activation())
                        .map(why -> RestoreVerdict.no(
                                RestoreConditionType.ClustersImported, RestoreReason.ClustersMissing, why))
                        .orElseGet(() -> RestoreVerdict.yes(
                                RestoreConditionType.ClustersImported,
                                RestoreReason.Succeeded,
                                "All managed clusters have come over."));
            default -> notYet(RestoreConditionType.ClustersImported, "No managed clusters were called over.");
        };
    }

    private static RestoreVerdict notYet(RestoreConditionType type, String message) {
        return RestoreVerdict.unclear(type, RestoreReason.NotYet, message);
    }
}
