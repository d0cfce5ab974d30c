package io.hubbackup.demo.velero;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.hubbackup.kit.Hub;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every phase of every Backup or Restore, as a watch tells of it. */
final class PhaseLog implements AutoCloseable, Watcher<GenericKubernetesResource> {

    private record Told(String name, String phase) {}

    private final List<Told> all = new CopyOnWriteArrayList<>();
    private final Watch watch;

    private PhaseLog(Hub hub, Kind kind) {
        this.watch = hub.client()
                .genericKubernetesResources(kind.context())
                .inNamespace(Hub.NAMESPACE)
                .watch(this);
    }

    static PhaseLog of(Hub hub) {
        return new PhaseLog(hub, Kind.BACKUP);
    }

    static PhaseLog ofRestores(Hub hub) {
        return new PhaseLog(hub, Kind.RESTORE);
    }

    @Override
    public void eventReceived(Action action, GenericKubernetesResource object) {
        var item = new Item(object);
        all.add(new Told(item.name(), action == Action.DELETED ? "gone" : item.phase()));
    }

    @Override
    public void onClose(WatcherException cause) {
        throw new IllegalStateException("the watch of a test broke", cause);
    }

    /** The phases of one, each once, in their order. */
    List<String> of(String backup) {
        return all.stream()
                .filter(told -> told.name().equals(backup))
                .map(Told::phase)
                .distinct()
                .toList();
    }

    /** Those that came to a phase, in the order in which they did. */
    List<String> names(String phase) {
        return all.stream()
                .filter(told -> told.phase().equals(phase))
                .map(Told::name)
                .distinct()
                .toList();
    }

    /** How many of these were in a phase at the same time. */
    long mostAtOnce(String phase, List<String> names) {
        var now = new HashMap<String, String>();
        long most = 0;
        for (var told : all.stream().filter(told -> names.contains(told.name())).toList()) {
            now.put(told.name(), told.phase());
            most = Math.max(most, now.values().stream().filter(phase::equals).count());
        }
        return most;
    }

    @Override
    public void close() {
        watch.close();
    }
}
