package io.hubbackup.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("BW18 memory is given back when the hub is quiet")
class QuietMemoryTest {

    private final MovableClock clock = new MovableClock();
    private final WakeTimer timer = new WakeTimer(Runnable::run);
    private final AtomicInteger collections = new AtomicInteger();
    private final QuietMemory memory = new QuietMemory(timer, clock, collections::incrementAndGet);

    @Test
    void onceAfterTheLastDisturbance() {
        for (int second = 0; second < 60; second++) {
            memory.disturbed();
            forward(Duration.ofSeconds(1));
        }
        assertThat(collections).hasValue(0);
        forward(QuietMemory.QUIET);
        forward(Duration.ofHours(1));
        assertThat(collections).hasValue(1);
    }

    @Test
    void neverWithoutOne() {
        forward(Duration.ofHours(1));
        assertThat(collections).hasValue(0);
    }

    private void forward(Duration by) {
        clock.forward(by);
        timer.wind(clock.instant());
    }
}
