package io.hubbackup.apply;

import java.time.Duration;

/** The one timer, as far as writing needs it (D25). */
@FunctionalInterface
public interface Delay {

    /** Runs the task once, not earlier than that. */
    void after(Duration delay, Runnable task);
}
