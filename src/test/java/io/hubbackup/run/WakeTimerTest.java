package io.hubbackup.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D25 one timer for all waking")
class WakeTimerTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<String> ran = new ArrayList<>();
    private final WakeTimer timer = new WakeTimer(Runnable::run);

    @Test
    void nothingRunsBeforeItsTime() {
        timer.at(START.plusSeconds(2), () -> ran.add("late"));
        timer.wind(START.plusMillis(1999));
        assertThat(ran).isEmpty();
    }

    @Test
    void whatIsDueRunsOnceAndEarliestFirst() {
        timer.at(START.plusSeconds(2), () -> ran.add("second"));
        timer.at(START.plusSeconds(1), () -> ran.add("first"));
        timer.wind(START.plusSeconds(2));
        timer.wind(START.plusSeconds(3));
        assertThat(ran).containsExactly("first", "second");
    }

    @Test
    void aNamedAlarmReplacesItsPredecessor() {
        timer.replace("a", START.plusSeconds(1), () -> ran.add("old"));
        timer.replace("a", START.plusSeconds(5), () -> ran.add("new"));
        timer.wind(START.plusSeconds(9));
        assertThat(ran).containsExactly("new");
    }

    @Test
    void atLatestNeverPutsAnAlarmOff() {
        timer.atLatest("a", START.plusSeconds(1), () -> ran.add("soon"));
        timer.atLatest("a", START.plusSeconds(5), () -> ran.add("later"));
        timer.wind(START.plusSeconds(1));
        assertThat(ran).containsExactly("soon");
    }

    @Test
    void atLatestBringsAnAlarmForward() {
        timer.atLatest("a", START.plusSeconds(5), () -> ran.add("later"));
        timer.atLatest("a", START.plusSeconds(1), () -> ran.add("soon"));
        timer.wind(START.plusSeconds(9));
        assertThat(ran).containsExactly("soon");
    }

    @Test
    void aTaskMaySetTheNextAlarm() {
        timer.at(START, () -> timer.at(START.plusSeconds(1), () -> ran.add("next")));
        timer.wind(START);
        timer.wind(START.plusSeconds(1));
        assertThat(ran).containsExactly("next");
    }

    @Test
    void aCancelledAlarmIsSilent() {
        timer.replace("a", START, () -> ran.add("never"));
        timer.cancel("a");
        timer.wind(START);
        assertThat(ran).isEmpty();
    }

    @Test
    void itSaysWhenSomethingIsDueNext() {
        assertThat(timer.next()).isEmpty();
        timer.at(START.plusSeconds(5), () -> ran.add("later"));
        timer.replace("a", START.plusSeconds(1), () -> ran.add("soon"));
        assertThat(timer.next()).contains(START.plusSeconds(1));
        timer.cancel("a");
        assertThat(timer.next()).contains(START.plusSeconds(5));
    }
}
