package io.hubbackup.demo.site;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Threads of a part of the demonstration. What one of them fails at, for instance because its part was just closed, is an entry of the log. */
public final class Threads {

    private static final Logger LOG = Logger.getLogger(Threads.class);

    private static final Duration END = Duration.ofSeconds(5);

    private Threads() {}

    /** As many as are asked for, none of which keeps the process alive. */
    public static ExecutorService named(String name) {
        return Executors.newCachedThreadPool(Thread.ofPlatform()
                .daemon()
                .name(name + "-", 0)
                .uncaughtExceptionHandler((thread, failure) -> LOG.warnf(failure, "%s failed", thread.getName()))
                .factory());
    }

    /** Ends them, and waits for what they are in the middle of: who writes into a folder must be done before it is removed. */
    static void end(ExecutorService threads) {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(END.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("Threads go on after their end");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
