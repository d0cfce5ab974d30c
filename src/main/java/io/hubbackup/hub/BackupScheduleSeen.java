package io.hubbackup.hub;

import java.time.Instant;

/**
 * A BackupSchedule, as far as others ask for it: the oldest is the active one (BW9), and an active one keeps Restores from running (R2.28).
 *
 * @param paused {@code spec.paused}
 * @param phase {@code status.phase}; empty while it was never reconciled
 */
public record BackupScheduleSeen(
        ObjectKey key, String uid, Instant created, boolean paused, String phase, boolean deleting) implements Keyed {}
