package io.hubbackup.wire.velero;

import io.hubbackup.wire.Tree;
import java.util.Optional;

/** {@code spec} of a Velero Schedule. */
public record ScheduleSpec(Tree tree) {

    public static final ScheduleSpec EMPTY = new ScheduleSpec(Tree.EMPTY);

    /** The cron, as it was written. */
    public String schedule() {
        return tree.text("schedule").orElse("");
    }

    public boolean paused() {
        return tree.flag("paused").orElse(false);
    }

    public BackupSpec template() {
        return new BackupSpec(tree.child("template"));
    }

    public Optional<Boolean> useOwnerReferencesInBackup() {
        return tree.flag("useOwnerReferencesInBackup");
    }

    /** Velero acts on {@code true} once and writes it back as {@code false} (B1.14). */
    public Optional<Boolean> skipImmediately() {
        return tree.flag("skipImmediately");
    }

    public ScheduleSpec withSchedule(String cron) {
        return new ScheduleSpec(tree.with("schedule", cron));
    }

    public ScheduleSpec withPaused(boolean paused) {
        return new ScheduleSpec(tree.with("paused", paused));
    }

    public ScheduleSpec withTemplate(BackupSpec template) {
        return new ScheduleSpec(tree.with("template", template.tree()));
    }

    public ScheduleSpec withUseOwnerReferencesInBackup(boolean use) {
        return new ScheduleSpec(tree.with("useOwnerReferencesInBackup", use));
    }

    public ScheduleSpec withSkipImmediately(boolean skip) {
        return new ScheduleSpec(tree.with("skipImmediately", skip));
    }
}
