package io.hubbackup.decide.backup.status;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as they stand in a status: RFC 3339, UTC, full seconds. */
final class Times {

    private Times() {}

    static String text(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }
}
