package io.hubbackup.decide.policy;

import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.wire.CronSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** When a BackupSchedule backs up. */
public record BackupCron(CronSchedule cron) {

    /** Velero's, unless the cron names another. */
    private static final ZoneId ZONE = ZoneOffset.UTC;

    /** Empty when the cron cannot be read: the BackupSchedule itself says so (T15). */
    public static Optional<BackupCron> of(BackupScheduleSeen schedule) {
        return CronSchedule.parse(schedule.terms().cron())
                .fold(cron -> Optional.of(new BackupCron(cron)), why -> Optional.empty());
    }

    public Optional<Instant> next(Instant after) {
        return cron.next(after, ZONE);
    }

    /** The longest time between two runs. */
    public Optional<Duration> longest() {
        return cron.longestGap(ZONE);
    }

    /** The shortest time between two runs. */
    public Optional<Duration> shortest() {
        return cron.shortestGap();
    }
}
