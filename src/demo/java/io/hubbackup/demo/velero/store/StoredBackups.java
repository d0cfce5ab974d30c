package io.hubbackup.demo.velero.store;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The backups that lie in a store. */
public record StoredBackups(ObjectStore store) {

    /** The names of those that have a Backup in the store; one whose files are being written or deleted may have none. */
    public SortedSet<String> names() {
        return store.list(BackupFile.folder()).stream()
                .map(key -> key.split("/", -1))
                .filter(parts -> parts.length > 2)
                .map(parts -> parts[1])
                .distinct()
                .filter(this::holds)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public boolean holds(String backup) {
        return store.holds(BackupFile.METADATA.key(backup));
    }

    /**
     * A file of a backup as it lies there, packed where its name says so.
     *
     * @throws StoreFailure also when there is none
     */
    public byte[] file(String backup, BackupFile file) {
        return store.get(file.key(backup));
    }

    public void put(String backup, BackupFile file, byte[] content) {
        store.put(file.key(backup), content);
    }

    /** Removes all files of a backup. */
    public void delete(String backup) {
        store.list(BackupFile.folder(backup)).forEach(store::delete);
    }
}
