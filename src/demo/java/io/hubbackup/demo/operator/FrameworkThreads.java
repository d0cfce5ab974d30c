package io.hubbackup.demo.operator;

import io.javaoperatorsdk.operator.api.config.ConfigurationService;
import io.javaoperatorsdk.operator.api.config.ExecutorServiceManager;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The threads of a process, as the operator framework wants to have them. */
final class FrameworkThreads extends AbstractExecutorService {

    private final Executor threads;
    private final Phaser busy = new Phaser(1);
    private volatile boolean shut;

    FrameworkThreads(Executor threads) {
        this.threads = threads;
    }

    /** The framework starts its controllers on a pool that it lets nobody choose. */
    void alsoForStarting(ConfigurationService configuration) {
        try {
            var pool = ExecutorServiceManager.class.getDeclaredField("cachingExecutorService");
            pool.setAccessible(true);
            var manager = configuration.getExecutorServiceManager();
            ((ExecutorService) pool.get(manager)).shutdown();
            pool.set(manager, this);
        } catch (ReflectiveOperationException different) {
            throw new IllegalStateException("This version of the framework keeps its threads elsewhere", different);
        }
    }

    @Override
    public void execute(Runnable task) {
        busy.register();
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                busy.arriveAndDeregister();
            }
        });
    }

    @Override
    public void shutdown() {
        if (!shut) {
            shut = true;
            busy.arriveAndDeregister();
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shut;
    }

    @Override
    public boolean isTerminated() {
        return busy.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        try {
            busy.awaitAdvanceInterruptibly(0, timeout, unit);
            return true;
        } catch (TimeoutException late) {
            return false;
        }
    }
}
