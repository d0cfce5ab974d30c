package io.hubbackup.hub;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A Velero Backup, reduced to what decisions ask for: thousands of them are kept.
 *
 * @param labels only the labels of the backup side and of Velero, see {@code BackupLabels} and {@code VeleroLabels}
 * @param hubVersion annotation {@code hubbackup.io/hub-version} (D23), if any
 * @param message why it failed or was refused, as Velero says it; empty when it did not
 */
public record BackupSeen(
        ObjectKey key,
        String uid,
        Map<String, String> labels,
        Optional<String> hubVersion,
        String storageLocation,
        String phase,
        Instant created,
        Optional<Instant> started,
        Optional<Instant> completed,
        Optional<Instant> expiration,
        int errors,
        int warnings,
        String message,
        BackupContents contents,
        boolean deleting,
        BackupProgress progress)
        implements Keyed {

    /** One whose progress nobody asks for. */
    public BackupSeen(
            ObjectKey key,
            String uid,
            Map<String, String> labels,
            Optional<String> hubVersion,
            String storageLocation,
            String phase,
            Instant created,
            Optional<Instant> started,
            Optional<Instant> completed,
            Optional<Instant> expiration,
            int errors,
            int warnings,
            String message,
            BackupContents contents,
            boolean deleting) {
        this(
                key,
                uid,
                labels,
                hubVersion,
                storageLocation,
                phase,
                created,
                started,
                completed,
                expiration,
                errors,
                warnings,
                message,
                contents,
                deleting,
                BackupProgress.NONE);
    }

    /** The same, of which nobody asks how far it is. */
    public BackupSeen withoutProgress() {
        return progress.equals(BackupProgress.NONE)
                ? this
                : new BackupSeen(
                        key,
                        uid,
                        labels,
                        hubVersion,
                        storageLocation,
                        phase,
                        created,
                        started,
                        completed,
                        expiration,
                        errors,
                        warnings,
                        message,
                        contents,
                        deleting);
    }

    public Optional<String> label(String label) {
        return Optional.ofNullable(labels.get(label));
    }
}
