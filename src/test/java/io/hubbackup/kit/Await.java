package io.hubbackup.kit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * Waiting for a real hub, in real time; the failure says what was awaited and what was seen last. What a wait gives as its limit is for a machine that does nothing else: how fast the
 * one is that tests run on changes by a factor of three, and a wait that is met ends before. That something comes in its time is shown where time is simulated.
 */
public final class Await {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int SLOWEST_MACHINE = 3;

    private Await() {}

    /**
     * Give the look and the condition with {@code until(look, condition)}, or assertions with {@code untilAsserted}. What fails on other threads is theirs: a class that runs beside this
     * one kills programs in the middle of a request.
     */
    public static ConditionFactory within(Duration atMost, String what) {
        return Awaitility.await(what)
                .dontCatchUncaughtExceptions()
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK_EVERY)
                .atMost(atMost.multipliedBy(SLOWEST_MACHINE));
    }
}
