package io.hubbackup.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** {@code @every <duration>}: a fixed distance from the last run, in whole seconds and at least one (B1.16). */
record CronEvery(Duration delay) implements CronSchedule {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    CronEvery {
        delay = delay.compareTo(SHORTEST) < 0 ? SHORTEST : delay.truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public Optional<Instant> next(Instant after, ZoneId defaultZone) {
        return Optional.of(after.truncatedTo(ChronoUnit.SECONDS).plus(delay));
    }

    @Override
    public Optional<Duration> longestGap(ZoneId defaultZone) {
        return Optional.of(delay);
    }

    @Override
    public Optional<Duration> shortestGap() {
        return Optional.of(delay);
    }
}
