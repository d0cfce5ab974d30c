package io.hubbackup.apiserver.read;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** How long ago something was, in the two figures that {@code kubectl get} shows: {@code 6m9s}, {@code 25h}, {@code 3d4h}. */
final class Age {

    private static final String UNKNOWN = "<unknown>";
    private static final String INVALID = "<invalid>";
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long YEAR = 365 * DAY;

    private Age() {}

    /** @param timestamp as in JSON; empty when there is none */
    static String since(String timestamp, Instant now) {
        if (timestamp.isEmpty()) {
            return UNKNOWN;
        }
        try {
            var then = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(timestamp, Instant::from);
            return of(Duration.between(then, now).toSeconds());
        } catch (DateTimeParseException e) {
            return INVALID;
        }
    }

    static String of(long seconds) {
        if (seconds < -1) {
            return INVALID;
        }
        if (seconds < 0) {
            return "0s";
        }
        if (seconds < 2 * MINUTE) {
            return seconds + "s";
        }
        if (seconds < 10 * MINUTE) {
            return two(seconds, MINUTE, "m", 1, "s");
        }
        if (seconds < 3 * HOUR) {
            return seconds / MINUTE + "m";
        }
        if (seconds < 8 * HOUR) {
            return two(seconds, HOUR, "h", MINUTE, "m");
        }
        if (seconds < 2 * DAY) {
            return seconds / HOUR + "h";
        }
        if (seconds < 8 * DAY) {
            return two(seconds, DAY, "d", HOUR, "h");
        }
        if (seconds < 2 * YEAR) {
            return seconds / DAY + "d";
        }
        return seconds < 8 * YEAR ? two(seconds, YEAR, "y", DAY, "d") : seconds / YEAR + "y";
    }

    private static String two(long seconds, long large, String largeSign, long small, String smallSign) {
        long rest = seconds % large / small;
        return seconds / large + largeSign + (rest == 0 ? "" : rest + smallSign);
    }
}
