package io.hubbackup.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.kit.NeedsSimulatedTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault in every scenario: the end is the same as without trouble, and nothing is deleted that is not deleted without trouble.
 *
 * <p>Each kind of fault is tried once in each scenario, each time at another request, and a share of the longer troubles; {@code -Dscenario.share=1000000} tries all
 * of them at all places.
 */
@DisplayName("Faults in scenarios")
@ExtendWith(Quiet.class)
@NeedsSimulatedTime
class FaultMatrixTest {

    private static final int SHARE = Integer.getInteger("scenario.share", 6);
    private static final AtomicInteger TRIED = new AtomicInteger();

    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    @DisplayName("a fault at one request")
    void once(Scenario scenario) {
        var all = Matrix.once(Trial.calm(scenario).asked());
        var each = Matrix.oneOfEach(all, Scenarios.all().indexOf(scenario));
        check(scenario, SHARE > each.size() ? all : each, Math.max(SHARE, each.size()));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    @DisplayName("BW1 BW3 BW15 a kind that is forbidden, or a group that discovery does not show, for two hours")
    void lasting(Scenario scenario) {
        check(scenario, Matrix.lasting(scenario, Trial.calm(scenario).asked()), SHARE / 3);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    @DisplayName("B2.16 D9 the operator is killed after a write, and another one goes on")
    void crashes(Scenario scenario) {
        check(scenario, Matrix.crashes(Trial.calm(scenario).asked()), SHARE / 2);
    }

    private static void check(Scenario scenario, List<Disturbance> all, int share) {
        var tried = Matrix.share(all, share, Scenarios.all().indexOf(scenario));
        TRIED.addAndGet(tried.size());
        // One after the other: a lock that the whole JVM shares would let two simulations wait for each other, out of
        // turn.
        assertThat(tried.stream()
                        .flatMap(disturbance -> Trial.complaint(scenario, disturbance).stream())
                        .toList())
                .as("%d of %d tried in: %s", tried.size(), all.size(), scenario)
                .isEmpty();
    }

    @AfterAll
    static void told() {
        System.out.printf(
                "fault × scenario: %d combinations, %d scenarios%n",
                TRIED.get(), scenarios().size());
    }
}
