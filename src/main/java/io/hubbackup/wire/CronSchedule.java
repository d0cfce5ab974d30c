package io.hubbackup.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When the backups of a BackupSchedule run; the syntax is the "standard" one of robfig/cron 3, which Velero and the Go
 * operator use (B1.16).
 *
 * <p>A run whose wall-clock time does not exist on a day (clocks go forward) does not happen; one whose time exists
 * twice happens twice. robfig differs only in zones that change their clocks at midnight or by half an hour, where it
 * may leave out or misplace the run of that one day.
 */
public sealed interface CronSchedule permits CronCalendar, CronEvery {

    /**
     * Reads a cron text; a reason is the whole {@code lastMessage} that the Go operator would show (B1.17, B2.9),
     * with its prefix.
     */
    static Parsed<CronSchedule> parse(String text) {
        return CronText.parse(text);
    }

    /**
     * The first run strictly after an instant, or empty when none comes within five years (an impossible date like 30
     * February).
     *
     * @param defaultZone the zone of a cron without one; Velero uses that of its pod, normally UTC
     */
    Optional<Instant> next(Instant after, ZoneId defaultZone);

    /**
     * The longest time between two consecutive runs that ever occurs, changes of the clock included; empty when there
     * are no runs.
     *
     * <p>It depends on the cron and the zone alone, never on the moment of asking (BW13): every gap of the 28 years in
     * which the weekdays of the calendar repeat is looked at.
     */
    Optional<Duration> longestGap(ZoneId defaultZone);

    /** The shortest time between two consecutive runs on days without a change of the clock; empty when there are none. */
    Optional<Duration> shortestGap();
}
