package io.hubbackup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.run.Vitals.LongPass;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UnderwayTest {

    private final MovableClock clock = new MovableClock();
    private final Underway underway = new Underway(clock);

    @Test
    @DisplayName("packaging 5 the pass that runs for the longest time is known until it ends")
    void longest() {
        assertThat(underway.longest()).isEmpty();
        var began = clock.instant();
        var first = underway.begin("one");
        clock.forward(Duration.ofMinutes(1));
        try (var second = underway.begin("two")) {
            assertThat(underway.longest()).contains(new LongPass("one", began));
            first.close();
            assertThat(underway.longest()).contains(new LongPass("two", began.plusSeconds(60)));
        }
        assertThat(underway.longest()).isEmpty();
    }
}
