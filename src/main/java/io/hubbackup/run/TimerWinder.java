package io.hubbackup.run;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Winds the one timer by the clock (D25); a test winds it by hand instead. */
@ApplicationScoped
class TimerWinder {

    private final WakeTimer timer;
    private final Clock clock;

    TimerWinder(WakeTimer timer, Clock clock) {
        this.timer = timer;
        this.clock = clock;
    }

    @Scheduled(every = "${hub-backup.tick:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void wind() {
        timer.wind(clock.instant());
    }
}
