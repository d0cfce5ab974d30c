package io.hubbackup.apiserver.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The objects of one resource, in the order of namespace and name, and what happened to them lately. Guarded by the lock of the store. */
final class Shelf {

    private final NavigableMap<String, Stored> objects = new TreeMap<>();
    private final int remembered;
    private List<Change> history = new ArrayList<>();
    private long forgotten;

    /** @param remembered how many changes are kept at least */
    Shelf(int remembered) {
        this.remembered = remembered;
    }

    static String key(String namespace, String name) {
        return namespace + "/" + name;
    }

    Optional<Stored> find(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    int size() {
        return objects.size();
    }

    void add(Change change) {
        change.after().ifPresentOrElse(now -> objects.put(change.key(), now), () -> objects.remove(change.key()));
        history.add(change);
        if (history.size() > 2 * remembered) {
            int over = history.size() - remembered;
            forgotten = history.get(over - 1).version();
            history = new ArrayList<>(history.subList(over, history.size()));
        }
    }

    /** The last version that nothing is known of any more: neither what came after it nor how things were then. */
    long forgotten() {
        return forgotten;
    }

    void forget(long version) {
        forgotten = Math.max(forgotten, version);
        history = new ArrayList<>(since(version));
    }

    /** What happened after a version. */
    List<Change> since(long version) {
        int low = 0;
        int high = history.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (history.get(middle).version() <= version) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return history.subList(low, history.size());
    }

    /** The objects of a namespace, or of all for an empty one, after a key, as they were at a version. */
    Collection<Stored> at(long version, String namespace, String after) {
        var changes = since(version);
        var now = range(objects, namespace, after);
        if (changes.isEmpty()) {
            return now.values();
        }
        var then = new TreeMap<>(now);
        undo(changes)
                .forEach((key, before) -> before.ifPresentOrElse(old -> then.put(key, old), () -> then.remove(key)));
        return range(then, namespace, after).values();
    }

    /** A part of what is selected, as it was at a version. */
    Page page(Selection selection, long version, int limit, String after) {
        var page = new ArrayList<Stored>();
        long remaining = 0;
        for (var object : at(version, selection.namespace(), after)) {
            if (!selection.contains(object)) {
                continue;
            }
            if (limit == 0 || page.size() < limit) {
                page.add(object);
            } else {
                remaining++;
            }
        }
        var next = remaining == 0
                ? ""
                : key(page.getLast().namespace(), page.getLast().name());
        return new Page(page, version, next, remaining);
    }

    private static Map<String, Optional<Stored>> undo(List<Change> changes) {
        var before = new HashMap<String, Optional<Stored>>();
        changes.forEach(change -> before.putIfAbsent(change.key(), change.before()));
        return before;
    }

    // '0' is the character after '/': "ns/" ≤ keys of the namespace < "ns0".
    private static NavigableMap<String, Stored> range(
            NavigableMap<String, Stored> all, String namespace, String after) {
        var within = namespace.isEmpty() ? all : all.subMap(namespace + "/", true, namespace + "0", false);
        if (after.isEmpty() || within.isEmpty() || after.compareTo(within.firstKey()) < 0) {
            return within;
        }
        return within.tailMap(after, false);
    }
}
