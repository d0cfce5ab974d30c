package io.hubbackup.demo.site;

import io.hubbackup.demo.velero.Stores;
import io.hubbackup.demo.velero.store.FolderStore;
import io.hubbackup.demo.velero.store.StoreAddresses;
import io.hubbackup.observe.ResourceLists;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The folder that all hubs of a demonstration back up to. It can be made to fail, as a bucket does whose owner took it away. */
public final class SharedStore implements AutoCloseable {

    static final String BUCKET = "hub";

    /** The last file of a backup that Velero writes. */
    private static final String METADATA = "velero-backup.json";

    private final Path root;
    private final Path bucket;
    private final Path aside;
    private final List<Runnable> looks = new CopyOnWriteArrayList<>();

    /** Opens a store, which is made when it is not there. */
    public SharedStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.bucket = this.root.resolve(BUCKET);
        this.aside = this.root.resolve(BUCKET + ".aside");
        recover();
        calling(() -> Files.createDirectories(bucket));
    }

    public Path root() {
        return root;
    }

    /**
     * As the Velero of a hub opens it.
     *
     * @param look has that Velero look into the store; called when another hub has put a backup there
     */
    Stores stores(Runnable look) {
        looks.add(look);
        return location -> new WatchedStore(new FolderStore(root, Stores.bucket(location)), key -> written(key, look));
    }

    /** Reads what the Velero of any hub names an address of. */
    public ResourceLists.Source reader() {
        return new StoreAddresses(new FolderStore(root, BUCKET), BUCKET);
    }

    private void written(String key, Runnable own) {
        if (key.endsWith("/" + METADATA)) {
            looks.stream().filter(look -> look != own).forEach(Runnable::run);
        }
    }

    /** From now on nothing can be read or written. */
    public synchronized void fail() {
        if (!Files.exists(aside)) {
            calling(() -> Files.move(bucket, aside));
            calling(() -> Files.createFile(bucket));
        }
    }

    /** All is as it was before it failed. */
    public synchronized void recover() {
        if (Files.exists(aside)) {
            calling(() -> Files.deleteIfExists(bucket));
            calling(() -> Files.move(aside, bucket));
        }
    }

    @Override
    public void close() {
        recover();
    }

    /** Work on files. */
    private interface Work {

        Object run() throws IOException;
    }

    private static void calling(Work work) {
        try {
            work.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
