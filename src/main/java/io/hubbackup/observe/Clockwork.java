package io.hubbackup.observe;

import java.time.Duration;
import java.time.Instant;

/** The time, and the one timer that everything waits on (D13, D25). */
public interface Clockwork {

    Instant now();

    /** Runs the task once, not earlier than that; the task is short or may block its thread, as the timer allows. */
    void after(Duration delay, Runnable task);
}
