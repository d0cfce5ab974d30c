package io.hubbackup.run;

import java.time.Clock;
import java.time.Duration;

/** Asks again what the hub serves, in case that a change of it was never told. */
record Rediscovery(Runnable look, WakeTimer timer, Clock clock, Duration every) {

    void start() {
        timer.replace(this, clock.instant().plus(every), () -> {
            start();
            look.run();
        });
    }
}
