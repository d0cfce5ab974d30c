package io.hubbackup.wire.velero;

import io.hubbackup.wire.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code status} of a Velero Backup. Counts that Velero leaves out are zero. */
public record BackupStatus(Tree tree) {

    public static final BackupStatus EMPTY = new BackupStatus(Tree.EMPTY);

    public BackupPhase phase() {
        return BackupPhase.of(phaseText());
    }

    /** The phase as Velero wrote it, also when it is unknown here. */
    public String phaseText() {
        return tree.text("phase").orElse("");
    }

    public Optional<Instant> startTimestamp() {
        return tree.time("startTimestamp");
    }

    public Optional<Instant> completionTimestamp() {
        return tree.time("completionTimestamp");
    }

    public Optional<Instant> expiration() {
        return tree.time("expiration");
    }

    public int errors() {
        return count(tree, "errors");
    }

    public int warnings() {
        return count(tree, "warnings");
    }

    public Optional<String> failureReason() {
        return tree.text("failureReason");
    }

    public List<String> validationErrors() {
        return tree.texts("validationErrors");
    }

    public int itemsBackedUp() {
        return count(tree.child("progress"), "itemsBackedUp");
    }

    public int totalItems() {
        return count(tree.child("progress"), "totalItems");
    }

    public BackupStatus withPhase(BackupPhase phase) {
        return new BackupStatus(tree.with("phase", phase.text()));
    }

    public BackupStatus withStartTimestamp(Instant start) {
        return new BackupStatus(tree.with("startTimestamp", start));
    }

    public BackupStatus withCompletionTimestamp(Instant completion) {
        return new BackupStatus(tree.with("completionTimestamp", completion));
    }

    public BackupStatus withExpiration(Instant expiration) {
        return new BackupStatus(tree.with("expiration", expiration));
    }

    static int count(Tree tree, String field) {
        return tree.number(field).orElse(0L).intValue();
    }
}
