package io.hubbackup.wire.velero;

import io.hubbackup.wire.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code status} of a Velero Restore. Counts that Velero leaves out are zero. */
public record RestoreStatus(Tree tree) {

    /** The phase as Velero wrote it; empty until Velero looked. */
    public String phaseText() {
        return tree.text("phase").orElse("");
    }

    public Optional<Instant> startTimestamp() {
        return tree.time("startTimestamp");
    }

    public Optional<Instant> completionTimestamp() {
        return tree.time("completionTimestamp");
    }

    public int errors() {
        return BackupStatus.count(tree, "errors");
    }

    public int warnings() {
        return BackupStatus.count(tree, "warnings");
    }

    public Optional<String> failureReason() {
        return tree.text("failureReason");
    }

    public List<String> validationErrors() {
        return tree.texts("validationErrors");
    }
}
