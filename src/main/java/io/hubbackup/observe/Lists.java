package io.hubbackup.observe;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs few lists at a time, in the order in which they were asked for: their pages are the largest things in memory. */
final class Lists {

    private static final int AT_A_TIME = 2;

    private final Executor workers;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int busy;

    Lists(Executor workers) {
        this.workers = workers;
    }

    synchronized void run(Runnable list) {
        if (busy < AT_A_TIME) {
            busy++;
            start(list);
        } else {
            waiting.add(list);
        }
    }

    private void start(Runnable list) {
        workers.execute(() -> {
            try {
                list.run();
            } finally {
                next();
            }
        });
    }

    private synchronized void next() {
        var list = waiting.poll();
        if (list == null) {
            busy--;
        } else {
            start(list);
        }
    }
}
