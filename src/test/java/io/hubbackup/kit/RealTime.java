package io.hubbackup.kit;

import io.hubbackup.observe.Clockwork;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The clock and timer of a hub on which time passes by itself. */
public final class RealTime implements Clockwork, AutoCloseable {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private volatile Duration skipped = Duration.ZERO;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    @Override
    public Instant now() {
        return Instant.now().plus(skipped);
    }

    /** Puts the clock forward; timers go on as they were set. */
    void skip(Duration ahead) {
        skipped = skipped.plus(ahead);
    }

    @Override
    public void after(Duration delay, Runnable task) {
        timer.schedule(() -> workers.execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A thread for each task. */
    public ExecutorService workers() {
        return workers;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
    }
}
