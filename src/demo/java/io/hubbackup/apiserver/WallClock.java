package io.hubbackup.apiserver;

import io.hubbackup.observe.Clockwork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The real time. */
public final class WallClock implements Clockwork, AutoCloseable {

    private final Clock clock = Clock.systemUTC();
    private final Executor executor;

    /** Whoever asks a clock that was closed asks for something that never comes. */
    private final ScheduledExecutorService timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("api-server-timer").factory(), new ThreadPoolExecutor.DiscardPolicy());

    /** @param executor runs what was waited for */
    public WallClock(Executor executor) {
        this.executor = executor;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        timer.schedule(() -> executor.execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
