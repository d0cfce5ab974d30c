package io.hubbackup.story;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.hubbackup.kit.Hub;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Every state of the objects of one kind, with the moment at which a watch told of it; what was there before the watch comes first. */
final class Sightings implements AutoCloseable {

    private final List<Sighting> all = new CopyOnWriteArrayList<>();
    private final Hub hub;
    private final Watch watch;

    private Sightings(Hub hub, Kind kind) {
        this.hub = hub;
        this.watch = hub.client()
                .genericKubernetesResources(kind.context())
                .inNamespace(Hub.NAMESPACE)
                .watch(new Recorder());
    }

    /** Begins to watch this kind in Velero's namespace. */
    static Sightings of(StoryHub hub, Kind kind) {
        return new Sightings(hub.bed(), kind);
    }

    /**
     * One state of one object.
     *
     * @param at when it was told of, in the time of its hub
     */
    record Sighting(Seen seen, Instant at) {

        Duration after(Sighting earlier) {
            return Duration.between(earlier.at, at);
        }
    }

    /** The first state that looks like this; waits for it. */
    Sighting first(Duration atMost, String what, Predicate<Seen> wanted) {
        hub.within(atMost, what).until(() -> all().stream().map(Sighting::seen).anyMatch(wanted));
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
            var at = hub.now();
            if (action == Action.ADDED || action == Action.MODIFIED) {
                all.add(new Sighting(new Seen(object), at));
            }
        }

        @Override
        public void onClose(WatcherException cause) {
            throw new IllegalStateException("the watch of a test broke", cause);
        }
    }
}
