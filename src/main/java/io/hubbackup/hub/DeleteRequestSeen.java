package io.hubbackup.hub;

import java.time.Instant;
import java.util.List;

/** A Velero DeleteBackupRequest: Velero was asked to delete a backup with its data. */
public record DeleteRequestSeen(
        ObjectKey key, String uid, String backupName, String phase, List<String> errors, Instant created)
        implements Keyed {}
