package io.hubbackup.wire;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/** The minutes of a day (0–1439) at which a cron runs; they are the same on each of its days. */
record CronMinutes(BitSet minutes) {

    static final int IN_A_DAY = 24 * 60;

    static CronMinutes of(List<CronField.Values> fields) {
        var minutes = new BitSet(IN_A_DAY);
        for (int minute = 0; minute < IN_A_DAY; minute++) {
            minutes.set(
                    minute,
                    fields.get(CronField.HOUR.ordinal()).has(minute / 60)
                            && fields.get(CronField.MINUTE.ordinal()).has(minute % 60));
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
