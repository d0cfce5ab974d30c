package io.hubbackup.observe;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after each failure in a row: 1 s, doubled up to a minute, and never quite the same for everybody. */
final class Backoff {

    private static final long FIRST_MILLIS = 1_000;
    private static final long LAST_MILLIS = 60_000;
    private static final int MOST_DOUBLINGS = 6;

    private final RandomGenerator random;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    synchronized Duration next() {
        long full = Math.min(LAST_MILLIS, FIRST_MILLIS << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }

    synchronized int failures() {
        return failures;
    }

    synchronized void reset() {
        failures = 0;
    }
}
