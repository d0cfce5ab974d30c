package io.hubbackup.demo.site;

import io.hubbackup.demo.velero.store.ObjectStore;
import java.util.List;
import java.util.function.Consumer;

/**
 * A bucket that tells what was put into it.
 *
 * @param put hears the key of each object
 */
record WatchedStore(ObjectStore store, Consumer<String> put) implements ObjectStore {

    @Override
    public void put(String key, byte[] content) {
        store.put(key, content);
        put.accept(key);
    }

    @Override
    public byte[] get(String key) {
        return store.get(key);
    }

    @Override
    public boolean holds(String key) {
        return store.holds(key);
    }

    @Override
    public List<String> list(String prefix) {
        return store.list(prefix);
    }

    @Override
    public void delete(String key) {
        store.delete(key);
    }
}
