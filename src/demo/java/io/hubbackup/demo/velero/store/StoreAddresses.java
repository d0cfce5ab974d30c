package io.hubbackup.demo.velero.store;

import io.hubbackup.observe.ResourceLists;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** Finds in a store what an address of the emulated Velero is about, as a store on the web would. */
public record StoreAddresses(ObjectStore store, String bucket) implements ResourceLists.Source {

    @Override
    public InputStream open(URI address) throws IOException {
        var path = address.getPath();
        int key = path.indexOf("/" + bucket + "/");
        if (key < 0) {
            throw new IOException("the store has no such bucket");
        }
        try {
            return new ByteArrayInputStream(store.get(path.substring(key + bucket.length() + 2)));
        } catch (StoreFailure failed) {
            throw new IOException("the store does not answer: " + failed.getMessage(), failed);
        }
    }
}
