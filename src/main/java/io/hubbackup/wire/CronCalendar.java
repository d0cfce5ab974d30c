package io.hubbackup.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * A cron with five fields.
 *
 * <p>A search goes from one change of the clock to the next: between two of them the offset is fixed and the search is
 * plain calendar arithmetic, so that skipped and doubled hours need no rule of their own.
 *
 * <pre>
 *   after ──► search in winter time ──► transition ──► search in summer time ──► transition ──► …
 * </pre>
 */
record CronCalendar(CronDays days, CronMinutes minutes, Optional<ZoneId> zone) implements CronSchedule {

    private static final int SEARCH_YEARS = 5;

    @Override
    public Optional<Instant> next(Instant after, ZoneId defaultZone) {
        var rules = zone.orElse(defaultZone).getRules();
        var from = after.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        int lastYear = from.atOffset(rules.getOffset(from)).getYear() + SEARCH_YEARS;
        var limit = LocalDateTime.of(lastYear + 1, 1, 1, 0, 0);
        while (true) {
            var offset = rules.getOffset(from);
            var change = Optional.ofNullable(rules.nextTransition(from)).map(ZoneOffsetTransition::getInstant);
            var end = change.map(at -> earlier(
                            LocalDateTime.ofInstant(at, ZoneOffset.ofTotalSeconds(offset.getTotalSeconds())), limit))
                    .orElse(limit);
            var found = firstIn(LocalDateTime.ofInstant(from, offset), end);
            if (found.isPresent() || end.equals(limit)) {
                return found.map(run -> run.toInstant(offset));
            }
            from = change.orElseThrow();
        }
    }

    @Override
    public Optional<Duration> longestGap(ZoneId defaultZone) {
        return new CronGaps(this).longest(zone.orElse(defaultZone));
    }

    @Override
    public Optional<Duration> shortestGap() {
        return new CronGaps(this).shortest();
    }

    /** The first run in {@code [from, end)} by the clock on the wall. */
    Optional<LocalDateTime> firstIn(LocalDateTime from, LocalDateTime end) {
        for (var day = from.toLocalDate(); day.atStartOfDay().isBefore(end); day = day.plusDays(1)) {
            if (days.match(day)) {
                var minute = minutes.atOrAfter(day.equals(from.toLocalDate()) ? minuteOf(from) : 0);
                if (minute.isPresent()) {
                    return Optional.of(at(day, minute.getAsInt())).filter(run -> run.isBefore(end));
                }
            }
        }
        return Optional.empty();
    }

    /** The last run in {@code [from, end)} by the clock on the wall. */
    Optional<LocalDateTime> lastIn(LocalDateTime from, LocalDateTime end) {
        for (var day = end.toLocalDate(); !day.isBefore(from.toLocalDate()); day = day.minusDays(1)) {
            if (days.match(day)) {
                var minute = minutes.before(day.equals(end.toLocalDate()) ? minuteOf(end) : CronMinutes.IN_A_DAY);
                if (minute.isPresent()) {
                    return Optional.of(at(day, minute.getAsInt())).filter(run -> !run.isBefore(from));
                }
            }
        }
        return Optional.empty();
    }

    private static LocalDateTime at(LocalDate day, int minute) {
        return day.atTime(minute / 60, minute % 60);
    }

    private static int minuteOf(LocalDateTime time) {
        return time.getHour() * 60 + time.getMinute();
    }

    private static LocalDateTime earlier(LocalDateTime one, LocalDateTime other) {
        return one.isBefore(other) ? one : other;
    }
}
