package io.hubbackup.demo.velero;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** When Velero looks without being asked. */
final class Ticks {

    private static final Duration ONE_MINUTE = Duration.ofMinutes(1);
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private Ticks() {}

    /**
     * The first look of the minute that is not before this. The real Velero counts its minutes from its start; here they are those of the clock and a second, so that what a
     * cron is due for is done in that minute.
     */
    static Instant minute(Instant earliest) {
        var inThisMinute = earliest.truncatedTo(ChronoUnit.MINUTES).plus(A_SECOND);
        return inThisMinute.isBefore(earliest) ? inThisMinute.plus(ONE_MINUTE) : inThisMinute;
    }

    /** The first of the times; empty where there is none. */
    static Optional<Instant> first(Stream<Instant> times) {
        return times.min(Comparator.naturalOrder());
    }
}
