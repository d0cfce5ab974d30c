package io.hubbackup.apiserver.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.ApiFailure;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** All objects, their versions and what happened lately. Every write has a version of its own; nothing here knows what the objects mean. */
public final class ObjectStore {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Shelf> shelves = new HashMap<>();
    private final Map<String, Map<String, Stored>> owned = new HashMap<>();
    private final Map<String, Stored> byUid = new HashMap<>();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final int remembered;
    private long version = 1;

    /** @param remembered how many changes of each resource are kept for watches and pages */
    public ObjectStore(int remembered) {
        this.remembered = remembered;
    }

    /** Hears of every change, in order, in the writer's thread and within the lock: to be noted, not to be acted upon there. */
    public void listen(Consumer<Change> listener) {
        listeners.add(listener);
    }

    public long version() {
        return locked(() -> version);
    }

    public Optional<Stored> find(String resource, String namespace, String name) {
        return locked(() -> shelf(resource).find(Shelf.key(namespace, name)));
    }

    /** Every object of a selection, as it is now. */
    public List<Stored> all(Selection selection) {
        return list(selection, 0, 0, "").objects();
    }

    public int count(String resource) {
        return locked(() -> shelf(resource).size());
    }

    /** The objects that name this UID as an owner. */
    public List<Stored> ownedBy(String uid) {
        return locked(() -> List.copyOf(owned.getOrDefault(uid, Map.of()).values()));
    }

    /** Whatever is in a namespace, resources in the order of the alphabet. */
    public List<Stored> within(String namespace) {
        return locked(() -> new TreeMap<>(shelves)
                .values().stream()
                        .flatMap(shelf -> shelf.at(version, namespace, "").stream())
                        .toList());
    }

    public Optional<Stored> withUid(String uid) {
        return locked(() -> Optional.ofNullable(byUid.get(uid)));
    }

    /**
     * A list, or one page of it.
     *
     * @param at the version to be shown; 0: the present
     * @param limit 0: no limit
     * @param after the key where the page before ended, or empty
     * @throws ApiFailure 410 when the version is no longer known
     */
    public Page list(Selection selection, long at, int limit, String after) {
        return locked(() -> {
            var shelf = shelf(selection.resource());
            long shown = at == 0 ? version : at;
            if (shown < shelf.forgotten()) {
                throw ApiFailure.expired("The resourceVersion for the provided list is too old.");
            }
            return shelf.page(selection, shown, limit, after);
        });
    }

    /**
     * Adds an object, which has its UID already.
     *
     * @param guard throws, within the lock, when it must not be added after all
     * @return empty when there is one of this name
     */
    public Optional<Stored> create(String resource, ObjectNode object, Runnable guard) {
        return locked(() -> {
            guard.run();
            var fresh = Forms.stored(resource, object, version + 1);
            if (shelf(resource).find(key(fresh)).isPresent()) {
                return Optional.empty();
            }
            commit(Optional.empty(), Optional.of(fresh));
            return Optional.of(fresh);
        });
    }

    /** Replaces an object; empty when it is not this version any more. */
    public Optional<Stored> replace(Stored before, ObjectNode object) {
        return locked(() -> {
            if (!isCurrent(before)) {
                return Optional.empty();
            }
            var after = Forms.stored(before.resource(), object, version + 1);
            commit(Optional.of(before), Optional.of(after));
            return Optional.of(after);
        });
    }

    /** Removes an object; false when it is not this version any more. */
    public boolean remove(Stored before) {
        return locked(() -> {
            boolean current = isCurrent(before);
            if (current) {
                commit(Optional.of(before), Optional.empty());
            }
            return current;
        });
    }

    /** Forgets all history, as etcd does now and then: older watches and pages are gone. */
    public void compact() {
        locked(() -> {
            shelves.values().forEach(shelf -> shelf.forget(version));
            return version;
        });
    }

    /**
     * What happened after a version.
     *
     * @throws ApiFailure 410 when that is no longer known
     */
    List<Change> history(String resource, long from) {
        return locked(() -> {
            var shelf = shelf(resource);
            if (from < shelf.forgotten()) {
                throw ApiFailure.expired("too old resource version: %d (%d)".formatted(from, shelf.forgotten()));
            }
            return List.copyOf(shelf.since(from));
        });
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private boolean isCurrent(Stored object) {
        return shelf(object.resource())
                .find(key(object))
                .filter(now -> now.version() == object.version())
                .isPresent();
    }

    private void commit(Optional<Stored> before, Optional<Stored> after) {
        version++;
        var change = new Change(version, before, after);
        shelf(change.object().resource()).add(change);
        before.ifPresent(old -> old.owners().forEach(owner -> disown(owner, old)));
        after.ifPresent(now -> now.owners()
                .forEach(owner -> owned.computeIfAbsent(owner, uid -> new LinkedHashMap<>())
                        .put(now.uid(), now)));
        after.ifPresentOrElse(
                now -> byUid.put(now.uid(), now),
                () -> byUid.remove(change.object().uid()));
        listeners.forEach(listener -> listener.accept(change));
    }

    private void disown(String owner, Stored object) {
        var objects = owned.getOrDefault(owner, Map.of());
        objects.remove(object.uid());
        if (objects.isEmpty()) {
            owned.remove(owner);
        }
    }

    private Shelf shelf(String resource) {
        return shelves.computeIfAbsent(resource, name -> new Shelf(remembered));
    }

    private static String key(Stored object) {
        return Shelf.key(object.namespace(), object.name());
    }
}
