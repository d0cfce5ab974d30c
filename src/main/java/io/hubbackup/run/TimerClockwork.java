package io.hubbackup.run;

import io.hubbackup.observe.Clockwork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The clock and the one timer, as those see them who wait for an API (D25). */
record TimerClockwork(Clock clock, WakeTimer timer) implements Clockwork {

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        timer.at(now().plus(delay), task);
    }
}
