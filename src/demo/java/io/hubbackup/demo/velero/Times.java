package io.hubbackup.demo.velero;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Points in time as Velero writes them. */
final class Times {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private Times() {}

    /** To the second. */
    static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The end of the name of a Backup that a Schedule makes. */
    static String stamp(Instant time) {
        return STAMP.format(time);
    }
}
