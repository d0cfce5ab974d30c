package io.hubbackup.wire;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How long a validation backup lives: the longest gap of the cron and five minutes (B3.24, D23), so that it is missing
 * only when a run was missed, also after a weekend or a change of the clock (BW13).
 */
public final class ValidationTtl {

    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final Duration FOR_UNREADABLE_CRON = Duration.ofHours(1);

    private ValidationTtl() {}

    /**
     * One hour for a cron that cannot be read, five minutes for one that never runs.
     *
     * @param defaultZone the zone of a cron without one, normally UTC
     */
    public static GoDuration of(String cron, ZoneId defaultZone) {
        return CronSchedule.parse(cron)
                .fold(schedule -> of(schedule, defaultZone), why -> new GoDuration(FOR_UNREADABLE_CRON));
    }

    public static GoDuration of(CronSchedule cron, ZoneId defaultZone) {
        return new GoDuration(cron.longestGap(defaultZone).orElse(Duration.ZERO).plus(MARGIN));
    }
}
