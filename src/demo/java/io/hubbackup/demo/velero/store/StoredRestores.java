package io.hubbackup.demo.velero.store;

/** What restores have left in a store. */
public record StoredRestores(ObjectStore store) {

    /**
     * A file of a restore as it lies there, packed.
     *
     * @throws StoreFailure also when there is none
     */
    public byte[] file(String restore, RestoreFile file) {
        return store.get(file.key(restore));
    }

    public void put(String restore, RestoreFile file, byte[] content) {
        store.put(file.key(restore), content);
    }

    /** Removes all files of a restore. */
    public void delete(String restore) {
        store.list(RestoreFile.folder(restore)).forEach(store::delete);
    }
}
