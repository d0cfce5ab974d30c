package io.hubbackup.demo.velero.store;

import java.util.List;

/** One bucket of an object store. Every method throws a {@link StoreFailure} when the store cannot do it. */
public interface ObjectStore {

    /** Writes an object; readers see the old one or all of the new one. */
    void put(String key, byte[] content);

    /**
     * The object with this key.
     *
     * @throws StoreFailure also when there is none
     */
    byte[] get(String key);

    boolean holds(String key);

    /** The keys that begin with the prefix, sorted. */
    List<String> list(String prefix);

    /** Removes an object; one that is not there is gone already. */
    void delete(String key);
}
