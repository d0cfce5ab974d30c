package io.hubbackup.demo.velero;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** An object store in memory, on which several hubs may work. It keeps what Velero writes about a backup, and nothing of what is backed up. */
public final class ScriptedStore {

    /** One backup as its metadata lie in the store. */
    record Kept(String name, Map<String, String> labels, Map<String, String> annotations, Object spec, Object status) {}

    private final Map<String, Kept> backups = new ConcurrentSkipListMap<>();
    private volatile Optional<String> failure = Optional.empty();

    /** Whether the data of this Backup lie here. */
    public boolean holds(String backup) {
        return backups.containsKey(backup);
    }

    /** Takes everything away. */
    public void empty() {
        backups.clear();
    }

    /** From now on nothing can be written or read, for this reason. */
    public void fail(String why) {
        failure = Optional.of(why);
    }

    public void recover() {
        failure = Optional.empty();
    }

    /** Why it does not work; empty when it does. */
    public Optional<String> failure() {
        return failure;
    }

    void keep(Kept backup) {
        backups.put(backup.name(), backup);
    }

    void remove(String backup) {
        backups.remove(backup);
    }

    /** All that lies here, by name. */
    List<Kept> all() {
        return List.copyOf(backups.values());
    }
}
