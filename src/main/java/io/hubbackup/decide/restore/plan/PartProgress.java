package io.hubbackup.decide.restore.plan;

import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.plan.VeleroRestores.Likeness;
import io.hubbackup.hub.VeleroRestoreSeen;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.velero.RestoreStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * How far Velero is with one planned restore.
 *
 * @param phase Velero's own word; empty when there is none
 * @param restored how many objects are restored, of {@code total}; both zero while Velero does not say
 * @param message what went wrong or is unusual, one sentence; empty when nothing is
 * @param uid of the Velero Restore, if it is there
 * @param created when the Velero Restore was made
 * @param completed when Velero was done with it
 */
public record PartProgress(
        PlannedRestore planned,
        PartState state,
        String phase,
        int restored,
        int total,
        int errors,
        int warnings,
        String message,
        Optional<String> uid,
        Optional<Instant> created,
        Optional<Instant> completed) {

    public RestorePart part() {
        return planned.part();
    }

    static PartProgress missing(PlannedRestore planned) {
        return new PartProgress(
                planned, PartState.MISSING, "", 0, 0, 0, 0, "", Optional.empty(), Optional.empty(), Optional.empty());
    }

    static PartProgress of(RestoreView view, RestorePlan plan, PlannedRestore planned, VeleroRestoreSeen found) {
        var status = found.object().status();
        var progress = status.tree().child("progress");
        var likeness = VeleroRestores.likeness(view, plan, planned, found);
        return new PartProgress(
                planned,
                state(planned, likeness, status),
                status.phaseText(),
                count(progress, "itemsRestored"),
                count(progress, "totalItems"),
                status.errors(),
                status.warnings(),
                message(planned, likeness, found),
                found.object().metadata().uid(),
                found.object().metadata().creationTimestamp(),
                status.completionTimestamp());
    }

    private static PartState state(PlannedRestore planned, Likeness likeness, RestoreStatus status) {
        return switch (likeness) {
            case NOT_OURS, NOT_PLANNED -> PartState.STRANGER;
            case PLANNED, OTHER_OPTIONS -> state(planned, status.phaseText());
        };
    }

    /** R4.5. A word of a newer Velero ends nothing. */
    private static PartState state(PlannedRestore planned, String phase) {
        return switch (phase) {
            case "", "New" -> PartState.NEW;
            case "Finalizing", "FinalizingPartiallyFailed" -> PartState.FINALIZING;
            case "Completed" -> PartState.SUCCEEDED;
            // R4.6: some Veleros say that of a backup that holds nothing.
            case "PartiallyFailed" -> planned.empty() ? PartState.SUCCEEDED : PartState.PARTIAL;
            case "Failed", "FailedValidation" -> PartState.FAILED;
            default -> PartState.RUNNING;
        };
    }

    private static String message(PlannedRestore planned, Likeness likeness, VeleroRestoreSeen found) {
        var name = found.name();
        return switch (likeness) {
            case NOT_OURS ->
                "A Velero Restore %s is there that this Restore did not make%s. Delete it, or give the Restore another name."
                        .formatted(name, found.deleting() ? "; it is being deleted" : "");
            case NOT_PLANNED ->
                "The Velero Restore %s does not bring what was planned from %s. Delete it; it is made again."
                        .formatted(name, planned.backup());
            case OTHER_OPTIONS ->
                trouble(found.object().status())
                        .orElse("The Velero Restore %s was made before the options of the Restore were changed."
                                .formatted(name));
            case PLANNED -> trouble(found.object().status()).orElse("");
        };
    }

    private static Optional<String> trouble(RestoreStatus status) {
        return status.failureReason()
                .filter(reason -> !reason.isEmpty())
                .or(() -> status.validationErrors().isEmpty()
                        ? Optional.empty()
                        : Optional.of(String.join("; ", status.validationErrors())));
    }

    private static int count(Tree progress, String field) {
        return progress.number(field).map(Long::intValue).orElse(0);
    }
}
