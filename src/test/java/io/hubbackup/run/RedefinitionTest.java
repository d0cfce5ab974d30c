package io.hubbackup.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("packaging B4 definitions of ours that somebody changes")
class RedefinitionTest {

    private static final String RESTORES = "restores.cluster.open-cluster-management.io";

    private final MovableClock clock = new MovableClock();
    private final WakeTimer timer = new WakeTimer(Runnable::run);
    private final Map<String, String> versions = new HashMap<>();
    private final AtomicInteger doubts = new AtomicInteger();
    private final Redefinition redefinition =
            new Redefinition(name -> Optional.ofNullable(versions.get(name)), doubts::incrementAndGet, timer, clock);

    private int doubtsAfter(Duration time) {
        clock.forward(time);
        timer.wind(clock.instant());
        return doubts.get();
    }

    private void serve(String name, String version) {
        versions.put(name, version);
        redefinition.look();
    }

    @Test
    @DisplayName("the first look changes nothing, nor does one that finds the same")
    void first() {
        redefinition.look();
        serve(RESTORES, "1");
        redefinition.look();
        assertThat(doubtsAfter(Duration.ofHours(1))).isZero();
    }

    @Test
    @DisplayName("the definitions of others are none of our business")
    void others() {
        serve("widgets.example.com", "1");
        serve("widgets.example.com", "2");
        assertThat(doubtsAfter(Duration.ofHours(1))).isZero();
    }

    @Test
    @DisplayName("another one is doubted at once, and again while API servers may go on with the old one")
    void another() {
        serve(RESTORES, "1");
        serve(RESTORES, "2");
        assertThat(doubtsAfter(Duration.ZERO)).isEqualTo(1);
        assertThat(doubtsAfter(Duration.ofSeconds(5))).isEqualTo(2);
        assertThat(doubtsAfter(Duration.ofMinutes(1))).isEqualTo(3);
        assertThat(doubtsAfter(Duration.ofHours(1))).isEqualTo(3);
    }

    @Test
    @DisplayName("so is one that comes back after it was gone, and not what cannot be read meanwhile")
    void back() {
        serve(RESTORES, "1");
        versions.clear();
        redefinition.look();
        assertThat(doubtsAfter(Duration.ofMinutes(2))).isZero();
        serve(RESTORES, "9");
        assertThat(doubtsAfter(Duration.ZERO)).isEqualTo(1);
    }
}
