package io.hubbackup.demo.site;

import io.hubbackup.demo.velero.Stores;
import io.hubbackup.demo.velero.store.FolderStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that all hubs of a demonstration back up to. It can be made to fail, as a bucket does whose owner took it away. */
public final class SharedStore implements AutoCloseable {

    static final String BUCKET = "hub";

    private final Path root;
    private final Path bucket;
    private final Path aside;

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

    /** As Velero opens it. */
    Stores stores() {
        return location -> new FolderStore(root, Stores.bucket(location));
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
