package io.hubbackup.kit;

import io.hubbackup.observe.Clockwork;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The clock, timer and threads of a hub, or of a process on it, where time passes by itself. After its end nothing begins: whoever is still there and gives it a task does not
 * hear of it, as with a process that was killed.
 */
public final class RealTime implements Clockwork, AutoCloseable {

    private final ScheduledExecutorService timer =
            new ScheduledThreadPoolExecutor(1, new ThreadPoolExecutor.DiscardPolicy());
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
        timer.schedule(() -> begin(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A thread for each task. */
    public Executor workers() {
        return this::begin;
    }

    private void begin(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException ended) {
            if (!workers.isShutdown()) {
                throw ended;
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
    }
}
