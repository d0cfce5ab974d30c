package io.hubbackup.decide.backup;

import io.hubbackup.wire.Intervals;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The thresholds of the backup side.
 *
 * @param failureRetry until a failed check is made again without an event
 * @param safetyNet until a healthy BackupSchedule is looked at again without an event
 * @param prepareLead how long before a run the preparation is made once more (BW14)
 * @param preparationBatch the most writes of one preparation pass
 * @param preparationLimit how long the first backups wait for a preparation that takes several passes
 * @param staleRuns a recovery point older than so many cron intervals is stale (D7)
 * @param staleGrace what is added to them
 * @param zone zone of a cron without one: that of Velero's pod, normally UTC (B1.16)
 * @param labelTokens whether token secrets are labelled (B4.12), or only told of where they are not (T02, D26)
 */
public record Settings(
        Duration failureRetry,
        Duration safetyNet,
        Duration prepareLead,
        int preparationBatch,
        Duration preparationLimit,
        int staleRuns,
        Duration staleGrace,
        ZoneId zone,
        boolean labelTokens) {

    public static Settings defaults() {
        return new Settings(
                Intervals.FAILURE_RETRY,
                Intervals.CONTROL_LOOP,
                Duration.ofMinutes(2),
                1000,
                Duration.ofMinutes(5),
                3,
                Duration.ofMinutes(30),
                ZoneOffset.UTC,
                true);
    }
}
