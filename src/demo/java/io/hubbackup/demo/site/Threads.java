package io.hubbackup.demo.site;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Threads of a part of the demonstration. What one of them fails at, for instance because its part was just closed, is an entry of the log. */
public final class Threads {

    private static final Logger LOG = Logger.getLogger(Threads.class);

    private Threads() {}

    /** As many as are asked for, none of which keeps the process alive. */
    public static ExecutorService named(String name) {
        return Executors.newCachedThreadPool(Thread.ofPlatform()
                .daemon()
                .name(name + "-", 0)
                .uncaughtExceptionHandler((thread, failure) -> LOG.warnf(failure, "%s failed", thread.getName()))
                .factory());
    }
}
