package io.hubbackup.hub;

import java.time.Instant;

/**
 * A BackupSchedule, as far as others ask for it: the oldest is the active one (BW9), and an active one keeps Restores from running (R2.28).
 *
 * @param paused {@code spec.paused}
 * @param phase {@code status.phase}; empty while it was never reconciled
 * @param terms what the policy templates judge
 */
public record BackupScheduleSeen(
        ObjectKey key, String uid, Instant created, boolean paused, String phase, boolean deleting, ScheduleTerms terms)
        implements Keyed {

    /** One whose terms nobody asks for. */
    public BackupScheduleSeen(
            ObjectKey key, String uid, Instant created, boolean paused, String phase, boolean deleting) {
        this(key, uid, created, paused, phase, deleting, ScheduleTerms.NONE);
    }

    /** The same, of which nobody asks what it wants. */
    public BackupScheduleSeen withoutTerms() {
        return new BackupScheduleSeen(key, uid, created, paused, phase, deleting);
    }
}
