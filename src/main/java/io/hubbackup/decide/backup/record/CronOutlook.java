package io.hubbackup.decide.backup.record;

import io.hubbackup.wire.CronSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a cron means for the backups.
 *
 * @param nextRun the next time it fires, if it ever does
 * @param interval its longest gap; what a backup may be behind at most
 * @param tolerance how far apart the backups of one run may be ordered: Velero looks at its schedules once a minute, and two runs must not be mixed
 */
public record CronOutlook(Optional<Instant> nextRun, Optional<Duration> interval, Duration tolerance) {

    private static final Duration LATEST = Duration.ofMinutes(2);

    /** A cron that cannot be read has no runs. */
    public static CronOutlook of(String cron, ZoneId zone, Instant now) {
        return CronSchedule.parse(cron)
                .fold(
                        schedule -> new CronOutlook(
                                schedule.next(now, zone),
                                schedule.longestGap(zone),
                                schedule.shortestGap().map(CronOutlook::half).orElse(LATEST)),
                        why -> new CronOutlook(Optional.empty(), Optional.empty(), LATEST));
    }

    private static Duration half(Duration shortestGap) {
        var half = shortestGap.dividedBy(2);
        return half.compareTo(LATEST) < 0 ? half : LATEST;
    }
}
