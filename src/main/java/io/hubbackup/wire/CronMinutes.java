package io.hubbackup.wire;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/** The minutes of a day (0–1439) at which a cron runs; they are the same on each of its days. */
record CronMinutes(BitSet minutes) {

    private static final int HOURS = 24;
    private static final int IN_AN_HOUR = 60;
    static final int IN_A_DAY = HOURS * IN_AN_HOUR;

    static CronMinutes of(List<CronField.Values> fields) {
        var hours = fields.get(CronField.HOUR.ordinal());
        var minutesOfHour = fields.get(CronField.MINUTE.ordinal());
        var minutes = new BitSet(IN_A_DAY);
        for (int hour = 0; hour < HOURS; hour++) {
            for (int minute = 0; minute < IN_AN_HOUR && hours.has(hour); minute++) {
                if (minutesOfHour.has(minute)) {
                    minutes.set(hour * IN_AN_HOUR + minute);
                }
            }
        }
        return new CronMinutes(minutes);
    }

    boolean none() {
        return minutes.isEmpty();
    }

    OptionalInt atOrAfter(int minute) {
        return optional(minutes.nextSetBit(minute));
    }

    OptionalInt before(int minute) {
        return optional(minute == 0 ? -1 : minutes.previousSetBit(minute - 1));
    }

    int first() {
        return minutes.nextSetBit(0);
    }

    int last() {
        return minutes.length() - 1;
    }

    private static OptionalInt optional(int minute) {
        return minute < 0 ? OptionalInt.empty() : OptionalInt.of(minute);
    }
}
