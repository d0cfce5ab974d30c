package io.hubbackup.demo.chronicle;

import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.TakeOverMarker;
import io.hubbackup.wire.velero.Backup;
import java.util.Optional;
import java.util.stream.Stream;

/** What is new about a Velero Backup. */
record BackupFacts(boolean everyPhase) {

    /** @param before empty when it was not there */
    Optional<Fact> of(Optional<Backup> before, Backup after) {
        var about = "Backup " + after.metadata().name();
        var status = after.status();
        if (before.map(then -> then.status().phaseText()).equals(Optional.of(status.phaseText()))) {
            return Optional.empty();
        }
        if (before.isEmpty() && status.phase().finished()) {
            return Optional.of(
                    Fact.plain(about, "%s, found in the store; %s".formatted(status.phaseText(), origin(after))));
        }
        return switch (status.phase()) {
            case COMPLETED -> Optional.of(Fact.good(about, "Completed" + items(after)));
            case FAILED, FAILED_VALIDATION, PARTIALLY_FAILED ->
                Optional.of(Fact.trouble(about, status.phaseText() + reason(after)));
            case IN_PROGRESS, DELETING, UNKNOWN -> Optional.of(Fact.plain(about, status.phaseText()));
            case NONE -> Optional.empty();
            case NEW,
                    QUEUED,
                    READY_TO_START,
                    WAITING_FOR_PLUGIN_OPERATIONS,
                    WAITING_FOR_PLUGIN_OPERATIONS_PARTIALLY_FAILED,
                    FINALIZING,
                    FINALIZING_PARTIALLY_FAILED ->
                everyPhase ? Optional.of(Fact.plain(about, status.phaseText())) : Optional.empty();
        };
    }

    private static String origin(Backup backup) {
        var labels = backup.metadata();
        return labels.label(TakeOverMarker.RESTORE_CLUSTER)
                .map(hub -> "it says that hub %s has taken the clusters over".formatted(hub))
                .orElseGet(() -> "made by hub " + labels.label(BackupLabels.HUB).orElse("unknown"));
    }

    private static String items(Backup backup) {
        int items = backup.status().itemsBackedUp();
        return switch (items) {
            case 0 -> "";
            case 1 -> ", 1 object";
            default -> ", %d objects".formatted(items);
        };
    }

    private static String reason(Backup backup) {
        var status = backup.status();
        var reasons = Stream.concat(status.failureReason().stream(), status.validationErrors().stream())
                .toList();
        return reasons.isEmpty() ? "" : ": " + String.join("; ", reasons);
    }
}
