package io.hubbackup.hub;

import java.time.Duration;
import java.util.Optional;

/**
 * What a BackupSchedule asks for, as far as the policy templates judge it.
 *
 * @param cron {@code spec.veleroSchedule}, as it stands there
 * @param ttl {@code spec.veleroTtl}; empty when it is absent or cannot be read, and Velero's default of 720 h counts
 * @param tokens {@code spec.useManagedServiceAccount}
 * @param firstRunByCron {@code noBackupOnStart} or {@code skipImmediately}: nothing is backed up before the cron fires
 * @param lastMessage {@code status.lastMessage}, possibly empty
 */
public record ScheduleTerms(
        String cron, Optional<Duration> ttl, boolean tokens, boolean firstRunByCron, String lastMessage) {

    /** Of a BackupSchedule of which nothing of this is known. */
    public static final ScheduleTerms NONE = new ScheduleTerms("", Optional.empty(), false, false, "");
}
