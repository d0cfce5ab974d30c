package io.hubbackup.observe;

import io.hubbackup.hub.BackupContents;
import io.hubbackup.hub.BackupProgress;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.DeleteRequestSeen;
import io.hubbackup.hub.LocationValidation;
import io.hubbackup.hub.StorageLocationSeen;
import io.hubbackup.hub.VeleroRestoreSeen;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.GoDuration;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.velero.Backup;
import io.hubbackup.wire.velero.BackupStatus;
import io.hubbackup.wire.velero.BackupStorageLocation;
import io.hubbackup.wire.velero.DeleteBackupRequest;
import io.hubbackup.wire.velero.Restore;
import io.hubbackup.wire.velero.Schedule;
import java.util.OptionalInt;

/** What is kept of Velero's objects. */
final class VeleroProjections {

    private static final String BACKUP_SIDE = "cluster.open-cluster-management.io/";
    private static final String VELERO = "velero.io/";

    private VeleroProjections() {}

    static VeleroScheduleSeen schedule(Tree object) {
        return VeleroScheduleSeen.of(new Schedule(object));
    }

    static BackupSeen backup(Tree object) {
        var backup = new Backup(object);
        var metadata = Metadata.of(object);
        var status = backup.status();
        return new BackupSeen(
                metadata.key(),
                metadata.uid(),
                metadata.labels(label -> label.startsWith(BACKUP_SIDE) || label.startsWith(VELERO)),
                backup.metadata()
                        .annotation(BackupLabels.HUB_VERSION_ANNOTATION)
                        .map(String::intern),
                backup.spec().storageLocation().orElse("").intern(),
                status.phaseText().intern(),
                metadata.created(),
                status.startTimestamp(),
                status.completionTimestamp(),
                status.expiration(),
                status.errors(),
                status.warnings(),
                message(status),
                contents(backup),
                metadata.deleting(),
                progress(status, metadata));
    }

    /** Thousands are ended, and of those it says nothing. */
    private static BackupProgress progress(BackupStatus status, Metadata metadata) {
        return status.phase().finished()
                ? BackupProgress.NONE
                : new BackupProgress(
                        status.tree().has("progress") ? OptionalInt.of(status.itemsBackedUp()) : OptionalInt.empty(),
                        metadata.written());
    }

    /** The lists of the backups of one Velero Schedule are equal, and stand in memory once. */
    private static BackupContents contents(Backup backup) {
        var spec = backup.spec();
        var items = items(backup.status());
        return new BackupContents(
                Shared.list(spec.includedResources()),
                Shared.list(spec.excludedResources()),
                Shared.list(spec.excludedNamespaces()),
                !spec.orLabelSelectors().isEmpty(),
                items);
    }

    /** Velero leaves a count of zero out, but not the object that it stands in. While it is at work a count says nothing. */
    private static OptionalInt items(BackupStatus status) {
        var progress = status.tree().child("progress");
        return status.tree().has("progress") && status.phase().finished()
                ? OptionalInt.of(
                        progress.number("itemsBackedUp").map(Long::intValue).orElse(0))
                : OptionalInt.empty();
    }

    static VeleroRestoreSeen restore(Tree object) {
        return VeleroRestoreSeen.of(new Restore(object));
    }

    private static String message(BackupStatus status) {
        return status.failureReason()
                .filter(reason -> !reason.isEmpty())
                .orElseGet(() -> String.join("; ", status.validationErrors()));
    }

    static StorageLocationSeen storageLocation(Tree object) {
        var location = new BackupStorageLocation(object);
        var metadata = Metadata.of(object);
        return new StorageLocationSeen(
                metadata.key(),
                location.isDefault(),
                location.phase(),
                location.message(),
                location.accessMode(),
                location.metadata().ownerReferences().stream()
                        .anyMatch(owner -> !owner.kind().isEmpty()),
                metadata.deleting(),
                new LocationValidation(
                        location.lastValidationTime(),
                        location.tree()
                                .child("spec")
                                .duration("validationFrequency")
                                .map(GoDuration::value)),
                location.plain());
    }

    static DeleteRequestSeen deleteRequest(Tree object) {
        var request = new DeleteBackupRequest(object);
        var metadata = Metadata.of(object);
        return new DeleteRequestSeen(
                metadata.key(),
                metadata.uid(),
                request.backupName(),
                request.phase().intern(),
                request.errors(),
                metadata.created());
    }
}
