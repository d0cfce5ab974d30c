package io.hubbackup.wire.velero;

import io.hubbackup.wire.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code status} of a Velero Schedule. */
public record ScheduleStatus(Tree tree) {

    public static final ScheduleStatus EMPTY = new ScheduleStatus(Tree.EMPTY);

    public SchedulePhase phase() {
        return SchedulePhase.of(tree.text("phase").orElse(""));
    }

    public Optional<Instant> lastBackup() {
        return tree.time("lastBackup");
    }

    public Optional<Instant> lastSkipped() {
        return tree.time("lastSkipped");
    }

    public List<String> validationErrors() {
        return tree.texts("validationErrors");
    }

    public ScheduleStatus withPhase(SchedulePhase phase) {
        return new ScheduleStatus(tree.with("phase", phase.text()));
    }

    public ScheduleStatus withLastBackup(Instant lastBackup) {
        return new ScheduleStatus(tree.with("lastBackup", lastBackup));
    }
}
