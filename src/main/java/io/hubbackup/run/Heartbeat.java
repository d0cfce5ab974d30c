package io.hubbackup.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Shows that the timer is wound and that what is due is done: both are needed for each beat (packaging 5). */
final class Heartbeat {

    private static final Duration PACE = Duration.ofSeconds(20);

    private final WakeTimer timer;
    private final Clock clock;
    private volatile Instant last;

    Heartbeat(WakeTimer timer, Clock clock) {
        this.timer = timer;
        this.clock = clock;
        this.last = clock.instant();
    }

    void start() {
        beat();
    }

    private void beat() {
        last = clock.instant();
        timer.replace(this, last.plus(PACE), this::beat);
    }

    void stop() {
        timer.cancel(this);
    }

    Instant last() {
        return last;
    }
}
