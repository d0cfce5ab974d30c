package io.hubbackup.hub;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far a running Velero Backup is.
 *
 * @param done {@code status.progress.itemsBackedUp}
 * @param written when the object was written last, the newest time of {@code metadata.managedFields}: Velero writes the progress whenever there is some
 */
public record BackupProgress(OptionalInt done, Optional<Instant> written) {

    /** Nothing is known of it. */
    public static final BackupProgress NONE = new BackupProgress(OptionalInt.empty(), Optional.empty());
}
