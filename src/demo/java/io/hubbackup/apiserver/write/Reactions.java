package io.hubbackup.apiserver.write;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What a cluster does by itself: one thing after the other, in the order in which the reasons for them came up, in threads of the executor. */
public final class Reactions {

    private static final Logger LOG = Logger.getLogger(Reactions.class);

    private final Executor executor;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    /** @param executor must not run a task in the thread that gives it */
    public Reactions(Executor executor) {
        this.executor = executor;
    }

    /** To be done soon; may be called with locks held. */
    public void add(Runnable reaction) {
        synchronized (waiting) {
            waiting.add(reaction);
            if (running) {
                return;
            }
            running = true;
        }
        executor.execute(this::run);
    }

    private void run() {
        for (var next = next(); next != null; next = next()) {
            try {
                next.run();
            } catch (RuntimeException failed) {
                LOG.error("The cluster could not do what it does by itself", failed);
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (waiting) {
            var next = waiting.poll();
            running = next != null;
            return next;
        }
    }
}
