package io.hubbackup.demo.registration;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Objects of one kind by the key that they are looked up with, as a watch tells of them and as they were written last. */
final class Known<T extends HasMetadata> implements ResourceEventHandler<T> {

    private final Map<String, T> objects = new ConcurrentHashMap<>();
    private final Function<T, String> key;
    private final Function<T, Object> essence;
    private final Consumer<String> changed;

    /** @param changed hears of every change */
    Known(Function<T, String> key, Consumer<String> changed) {
        this(key, object -> object.getMetadata().getResourceVersion(), changed);
    }

    /**
     * @param essence what is of interest to others
     * @param changed hears when something of interest has changed
     */
    Known(Function<T, String> key, Function<T, Object> essence, Consumer<String> changed) {
        this.key = key;
        this.essence = essence;
        this.changed = changed;
    }

    Optional<T> of(String wanted) {
        return Optional.ofNullable(objects.get(wanted));
    }

    T take(T object) {
        objects.merge(key.apply(object), object, (before, after) -> version(after) < version(before) ? before : after);
        return object;
    }

    void forget(T object) {
        objects.computeIfPresent(
                key.apply(object),
                (name, last) ->
                        last.getMetadata().getUid().equals(object.getMetadata().getUid()) ? null : last);
    }

    Set<String> keys() {
        return Set.copyOf(objects.keySet());
    }

    private long version(T object) {
        return Long.parseLong(object.getMetadata().getResourceVersion());
    }

    @Override
    public void onAdd(T object) {
        take(object);
        changed.accept(key.apply(object));
    }

    @Override
    public void onUpdate(T before, T after) {
        take(after);
        if (!essence.apply(before).equals(essence.apply(after))) {
            changed.accept(key.apply(after));
        }
    }

    @Override
    public void onDelete(T object, boolean unknown) {
        forget(object);
        changed.accept(key.apply(object));
    }
}
