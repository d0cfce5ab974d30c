package io.hubbackup.decide.backup.template;

import io.hubbackup.wire.CronSchedule;
import io.hubbackup.wire.GoDuration;
import java.time.Duration;
import java.time.ZoneId;

/** How long a validation backup lives: just longer than the cron ever pauses, so that it is missed only when no cron runs any more (B3.23). */
final class ValidationTtl {

    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final GoDuration WITHOUT_CRON = new GoDuration(Duration.ofHours(1));

    private ValidationTtl() {}

    /**
     * Longest gap between two runs plus five minutes (B3.24); a function of the cron alone, never of the moment (BW13). A cron that never fires gives five minutes, one that
     * cannot be read an hour.
     */
    static GoDuration of(String cron, ZoneId zone) {
        return CronSchedule.parse(cron).fold(schedule -> after(schedule, zone), why -> WITHOUT_CRON);
    }

    private static GoDuration after(CronSchedule cron, ZoneId zone) {
        return new GoDuration(cron.longestGap(zone).orElse(Duration.ZERO).plus(MARGIN));
    }
}
