package io.hubbackup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.apply.ApiDoor;
import io.hubbackup.apply.Doorkeeper;
import io.hubbackup.apply.LeaseClaim;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.OnEmbeddedHub;
import io.hubbackup.kit.WithHub;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnEmbeddedHub
@WithHub
@DisplayName("policies 6.8 the lead by a Lease")
class LeaseLeadershipTest {

    private static final Duration RETRY = Duration.ofSeconds(26);
    private static final Duration DEADLINE = Duration.ofSeconds(107);

    private final MovableClock clock = new MovableClock();
    private final WakeTimer timer = new WakeTimer(LeaseLeadershipTest::dying);
    private final AtomicBoolean broken = new AtomicBoolean();
    private final AtomicInteger changes = new AtomicInteger();
    private Leadership leadership = Leadership.ALONE;

    @BeforeEach
    void leadership(Hub hub) {
        Doorkeeper keeper = (path, body) -> {
            if (broken.get()) {
                throw new IllegalStateException("a bug");
            }
            return Optional.empty();
        };
        leadership = new LeaseLeadership(
                new LeaseClaim(
                        new ApiDoor(hub.client(), keeper),
                        new ObjectKey("default", "lease-leadership-test"),
                        Long.toHexString(System.identityHashCode(this)),
                        Duration.ofSeconds(137)),
                new LeaseLeadership.Pace(DEADLINE, RETRY),
                timer,
                clock);
        hub.client()
                .leases()
                .inNamespace("default")
                .withName("lease-leadership-test")
                .delete();
    }

    /** As a worker's thread would. */
    private static void dying(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException bug) {
            // the thread is gone, and with it whatever it was to do next
        }
    }

    private void pass(Duration time) {
        clock.forward(time);
        timer.wind(clock.instant());
    }

    private void begin() {
        leadership.start(changes::incrementAndGet);
        timer.wind(clock.instant());
    }

    @Test
    @DisplayName("policies 6.8 whoever failed to ask for it in a way that nobody foresaw asks again")
    void asksAgain() {
        broken.set(true);
        begin();
        assertThat(leadership.leads()).isFalse();

        broken.set(false);
        pass(RETRY);
        assertThat(leadership.leads()).isTrue();
        assertThat(changes).hasValue(1);
    }

    @Test
    @DisplayName("policies 6.8 whoever leads and fails so stops when it must, says so, and leads again when it passes")
    void stopsInTime() {
        begin();
        assertThat(leadership.leads()).isTrue();
        broken.set(true);
        for (var passed = Duration.ZERO; passed.compareTo(DEADLINE) < 0; passed = passed.plusSeconds(1)) {
            assertThat(leadership.leads()).isTrue();
            pass(Duration.ofSeconds(1));
        }
        assertThat(leadership.leads()).isFalse();
        assertThat(changes).hasValue(2);

        broken.set(false);
        pass(RETRY);
        assertThat(leadership.leads()).isTrue();
        assertThat(changes).hasValue(3);
    }

    @Test
    @DisplayName("policies 6.8 a listener that fails does not end the lead")
    void listenerFails() {
        leadership.start(() -> {
            throw new IllegalStateException("a bug");
        });
        timer.wind(clock.instant());
        for (var passed = Duration.ZERO; passed.compareTo(DEADLINE.multipliedBy(2)) < 0; passed = passed.plus(RETRY)) {
            pass(RETRY);
            assertThat(leadership.leads()).isTrue();
        }
    }
}
