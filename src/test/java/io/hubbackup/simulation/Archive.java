package io.hubbackup.simulation;

import io.hubbackup.hub.ObjectKey;
import io.hubbackup.wire.Tree;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The one store that all hubs share: finished backups with what is in them. */
final class Archive {

    /**
     * A backup in the store.
     *
     * @param object the Velero Backup as it lies there
     */
    record Kept(Tree object, List<Stored> items, Set<String> index) {
        boolean has(Stored object) {
            return index.contains(place(object));
        }
    }

    private final Map<String, Kept> backups = new TreeMap<>();
    private long version = 1;

    long version() {
        return version;
    }

    Map<String, Kept> all() {
        return backups;
    }

    Optional<Kept> get(String name) {
        return Optional.ofNullable(backups.get(name));
    }

    void keep(String name, Tree object, List<Stored> items) {
        var index = new HashSet<String>();
        items.forEach(item -> index.add(place(item)));
        backups.put(name, new Kept(object, items, index));
        version++;
    }

    /** Whether a restore of a backup that a hub has made writes this label, also of one that is gone. */
    static boolean isOurs(String label) {
        return label.startsWith("acm-");
    }

    void remove(String name) {
        if (backups.remove(name) != null) {
            version++;
        }
    }

    private static String place(Stored object) {
        ObjectKey key = object.key();
        return object.kind().kind() + "/" + key.namespace() + "/" + key.name();
    }
}
