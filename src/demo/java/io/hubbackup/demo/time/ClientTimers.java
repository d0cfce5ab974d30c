package io.hubbackup.demo.time;

import io.fabric8.kubernetes.client.utils.CachedSingleThreadScheduler;
import io.fabric8.kubernetes.client.utils.Utils;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The timers of the Kubernetes client: its timeouts, and when it tries again. The client keeps one scheduler for the whole JVM and lets nobody choose it, so this one is
 * put in its place. What simulated threads ask for happens in simulated time; everybody else is served as before.
 */
final class ClientTimers extends ScheduledThreadPoolExecutor {

    private static final long NEVER = Long.MAX_VALUE / 2;

    static {
        install(new ClientTimers());
    }

    private ClientTimers() {
        super(1, Thread.ofPlatform().daemon().name("client-timers").factory());
        setRemoveOnCancelPolicy(true);
        // The client throws a scheduler away that has nothing to do.
        super.schedule(() -> {}, NEVER, TimeUnit.NANOSECONDS);
    }

    /** From now on, and for as long as this JVM lives. */
    static void simulated() {
        // the work was done when this class was loaded
    }

    private static void install(ClientTimers timers) {
        try {
            var shared = Utils.class.getDeclaredField("SHARED_SCHEDULER");
            shared.setAccessible(true);
            var scheduler = (CachedSingleThreadScheduler) shared.get(null);
            var executor = CachedSingleThreadScheduler.class.getDeclaredField("executor");
            executor.setAccessible(true);
            synchronized (scheduler) {
                executor.set(scheduler, timers);
            }
        } catch (ReflectiveOperationException different) {
            throw new IllegalStateException(
                    "This version of the Kubernetes client keeps its timers elsewhere", different);
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return SimulatedProcess.current()
                .<ScheduledFuture<?>>map(process -> simulated(process, command, delay, unit))
                .orElseGet(() -> super.schedule(command, delay, unit));
    }

    private static ScheduledFuture<?> simulated(SimulatedProcess process, Runnable command, long delay, TimeUnit unit) {
        var timer = new Timer();
        // Only the ends that an informer gives its own watches are asked for in seconds. They come at random; the
        // server ends these watches as well.
        if (unit != TimeUnit.SECONDS) {
            var alarm = process.alarm(Duration.of(Math.max(0, delay), unit.toChronoUnit()), command);
            timer.whenComplete((done, cancelled) -> process.cancel(alarm));
        }
        return timer;
    }

    /** Nobody but its maker knows it, who can cancel it. */
    private static final class Timer extends CompletableFuture<Void> implements ScheduledFuture<Void> {

        @Override
        public long getDelay(TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int compareTo(Delayed other) {
            throw new UnsupportedOperationException();
        }
    }
}
