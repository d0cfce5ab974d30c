package io.hubbackup.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The distances between consecutive runs of a calendar cron (BW13).
 *
 * <p>Off the changes of the clock a distance is one on the wall: inside a day, or from the last run of one day to the
 * first of the next. Over a change it is measured between real instants. The window is fixed, so that the answer does
 * not depend on when it is asked for; after 28 years weekdays and leap years repeat.
 */
record CronGaps(CronCalendar cron) {

    private static final LocalDate WINDOW_START = LocalDate.of(2024, 1, 1);
    private static final LocalDate WINDOW_END = WINDOW_START.plusYears(29);

    /** All that there is to see of a cron that runs every day, as most do. */
    private static final LocalDate TWO_DAYS = WINDOW_START.plusDays(2);

    /** Back beyond the rarest cron, 29 February. */
    private static final int LOOK_BACK_YEARS = 9;

    Optional<Duration> longest(ZoneId zone) {
        return onTheWall()
                .map(wall -> Stream.concat(
                                Stream.of(Duration.ofMinutes(wall.getMax())),
                                changes(zone).flatMap(change -> over(change, zone).stream()))
                        .max(Duration::compareTo)
                        .orElseThrow());
    }

    Optional<Duration> shortest() {
        return onTheWall().map(wall -> Duration.ofMinutes(wall.getMin()));
    }

    private Optional<LongSummaryStatistics> onTheWall() {
        var days = WINDOW_START
                .datesUntil(cron.days().every() ? TWO_DAYS : WINDOW_END)
                .filter(cron.days()::match)
                .mapToLong(LocalDate::toEpochDay)
                .toArray();
        if (cron.minutes().none() || days.length < 2) {
            return Optional.empty();
        }
        var gaps = insideOneDay();
        int span = cron.minutes().last() - cron.minutes().first();
        for (int day = 1; day < days.length; day++) {
            gaps.accept((days[day] - days[day - 1]) * CronMinutes.IN_A_DAY - span);
        }
        return Optional.of(gaps);
    }

    private LongSummaryStatistics insideOneDay() {
        var gaps = new LongSummaryStatistics();
        int previous = cron.minutes().first();
        for (var next = cron.minutes().atOrAfter(previous + 1); next.isPresent(); ) {
            gaps.accept(next.getAsInt() - previous);
            previous = next.getAsInt();
            next = cron.minutes().atOrAfter(previous + 1);
        }
        return gaps;
    }

    private static Stream<Instant> changes(ZoneId zone) {
        var rules = zone.getRules();
        var end = WINDOW_END.atStartOfDay().toInstant(ZoneOffset.UTC);
        return Stream.iterate(
                        Optional.ofNullable(
                                rules.nextTransition(WINDOW_START.atStartOfDay().toInstant(ZoneOffset.UTC))),
                        Optional::isPresent,
                        change -> change.flatMap(at -> Optional.ofNullable(rules.nextTransition(at.getInstant()))))
                .map(change -> change.orElseThrow().getInstant())
                .takeWhile(at -> at.isBefore(end));
    }

    /** From the last run before a change of the clock to the first one at or after it. */
    private Optional<Duration> over(Instant change, ZoneId zone) {
        return lastBefore(change, zone)
                .flatMap(before -> cron.next(change.minusNanos(1), zone).map(after -> Duration.between(before, after)));
    }

    private Optional<Instant> lastBefore(Instant instant, ZoneId zone) {
        var rules = zone.getRules();
        var limit = instant.atOffset(ZoneOffset.UTC).minusYears(LOOK_BACK_YEARS).toInstant();
        for (var end = instant; end.isAfter(limit); ) {
            var offset = rules.getOffset(end.minusNanos(1));
            var change = rules.previousTransition(end);
            var start = change == null || change.getInstant().isBefore(limit) ? limit : change.getInstant();
            var found = cron.lastIn(LocalDateTime.ofInstant(start, offset), LocalDateTime.ofInstant(end, offset));
            if (found.isPresent()) {
                return found.map(run -> run.toInstant(offset));
            }
            end = start;
        }
        return Optional.empty();
    }
}
