package io.hubbackup.wire;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** The days on which a cron runs: its month and its two day fields. */
record CronDays(CronField.Values dayOfMonth, CronField.Values month, CronField.Values dayOfWeek) {

    static CronDays of(List<CronField.Values> fields) {
        return new CronDays(
                fields.get(CronField.DAY_OF_MONTH.ordinal()),
                fields.get(CronField.MONTH.ordinal()),
                fields.get(CronField.DAY_OF_WEEK.ordinal()));
    }

    boolean every() {
        return IntStream.rangeClosed(1, 12).allMatch(month::has)
                && IntStream.rangeClosed(1, 31).allMatch(dayOfMonth::has)
                && IntStream.rangeClosed(0, 6).allMatch(dayOfWeek::has);
    }

    boolean match(LocalDate day) {
        if (!month.has(day.getMonthValue())) {
            return false;
        }
        boolean byMonth = dayOfMonth.has(day.getDayOfMonth());
        boolean byWeek = dayOfWeek.has(day.getDayOfWeek().getValue() % 7);
        // B1.16: when both are restricted either may match.
        return dayOfMonth.star() || dayOfWeek.star() ? byMonth && byWeek : byMonth || byWeek;
    }
}
