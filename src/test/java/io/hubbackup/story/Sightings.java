package io.hubbackup.story;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.hubbackup.kit.Await;
import io.hubbackup.kit.RealHub;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Every state of the objects of one kind, with the moment at which a watch told of it; what was there before the watch comes first. */
final class Sightings implements AutoCloseable {

    private final List<Sighting> all = new CopyOnWriteArrayList<>();
    private final Watch watch;

    private Sightings(RealHub hub, Kind kind) {
        this.watch = hub.client()
                .genericKubernetesResources(kind.context())
                .inNamespace(RealHub.NAMESPACE)
                .watch(new Recorder());
    }

    /** Begins to watch this kind in Velero's namespace. */
    static Sightings of(StoryHub hub, Kind kind) {
        return new Sightings(hub.real(), kind);
    }

    /**
     * One state of one object.
     *
     * @param nanos when it was told of, by {@link System#nanoTime()}: comparable between the watches of this process
     */
    record Sighting(Seen seen, long nanos) {

        Duration after(Sighting earlier) {
            return Duration.ofNanos(nanos - earlier.nanos);
        }
    }

    /** The first state that looks like this; waits for it. */
    Sighting first(Duration atMost, String what, Predicate<Seen> wanted) {
        Await.within(atMost, what)
                .until(() -> all().stream().map(Sighting::seen).anyMatch(wanted));
        return all().stream()
                .filter(sighting -> wanted.test(sighting.seen()))
                .findFirst()
                .orElseThrow();
    }

    /** All states so far, in their order. */
    List<Sighting> all() {
        return List.copyOf(all);
    }

    @Override
    public void close() {
        watch.close();
    }

    private final class Recorder implements Watcher<GenericKubernetesResource> {

        @Override
        public void eventReceived(Action action, GenericKubernetesResource object) {
            long nanos = System.nanoTime();
            if (action == Action.ADDED || action == Action.MODIFIED) {
                all.add(new Sighting(new Seen(object), nanos));
            }
        }

        @Override
        public void onClose(WatcherException cause) {
            throw new IllegalStateException("the watch of a test broke", cause);
        }
    }
}
