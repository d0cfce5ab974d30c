package io.hubbackup.kit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waiting for a real hub, in real time; the failure says what was awaited and what was seen last. */
public final class Await {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

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
                .atMost(atMost);
    }
}
