package io.hubbackup.story;

import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.hubbackup.kit.Hub;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Kills an operator in the moment in which something has happened so many times. */
final class Death {

    private final AtomicInteger missing;
    private final CompletableFuture<Void> due = new CompletableFuture<>();

    private Death(int times) {
        this.missing = new AtomicInteger(times);
    }

    /**
     * Returns when the operator is dead; what is there before it begins counts as added.
     *
     * @param what has to happen so many times
     * @param watch begins to watch, with the watcher that it is given
     * @param begin lets the operator do what it dies of
     */
    static <T> void after(
            int times,
            Watcher.Action what,
            Hub bed,
            Duration atMost,
            Function<Watcher<T>, Watch> watch,
            Runnable begin,
            Runnable kill) {
        var death = new Death(times);
        try (var watching = watch.apply(death.new Told<T>(what))) {
            begin.run();
            var killed = death.due.thenRunAsync(kill, bed.workers());
            bed.within(atMost, "so far it has come").until(killed::isDone);
            killed.join();
        }
    }

    private final class Told<T> implements Watcher<T> {

        private final Action what;

        private Told(Action what) {
            this.what = what;
        }

        @Override
        public void eventReceived(Action action, T object) {
            if (action == what && missing.decrementAndGet() == 0) {
                due.complete(null);
            }
        }

        @Override
        public void onClose(WatcherException cause) {
            due.completeExceptionally(cause);
        }
    }
}
