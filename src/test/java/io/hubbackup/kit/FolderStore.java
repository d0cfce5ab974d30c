package io.hubbackup.kit;

import io.hubbackup.demo.velero.store.BackupFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The store of real hubs: a folder.
 *
 * @param root what Velero's provider is given; the bucket is a folder in it
 */
public record FolderStore(Path root) implements BackupStore {

    static FolderStore temporary() {
        return new FolderStore(Folders.temporary("hub-store-"));
    }

    @Override
    public boolean holds(String backup) {
        return Files.exists(archiveFile(backup));
    }

    @Override
    public Archive archive(String backup) {
        return Archive.at(archiveFile(backup));
    }

    @Override
    public boolean holdsKey(String key) {
        return Files.exists(root.resolve(Hub.BUCKET).resolve(key));
    }

    @Override
    public byte[] read(String key) {
        try {
            return Files.readAllBytes(root.resolve(Hub.BUCKET).resolve(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void spoil(String backup) {
        try {
            Files.writeString(archiveFile(backup), "not an archive");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void loseContents(String backup) {
        try {
            Files.delete(archiveFile(backup));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void hideList(String backup) {
        move(list(backup), aside(list(backup)));
    }

    @Override
    public void showList(String backup) {
        move(aside(list(backup)), list(backup));
    }

    private Path list(String backup) {
        return root.resolve(Hub.BUCKET).resolve(BackupFile.RESOURCE_LIST.key(backup));
    }

    private static Path aside(Path file) {
        return file.resolveSibling(file.getFileName() + ".aside");
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void lose(String backup) {
        Folders.remove(backups().resolve(backup));
    }

    @Override
    public void empty() {
        if (Files.exists(backups())) {
            Folders.remove(backups());
        }
    }

    @Override
    public void fail() {
        try {
            Files.move(backups(), aside(backups()));
            Files.writeString(backups(), "not a folder");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void recover() {
        if (!Files.isRegularFile(backups())) {
            return;
        }
        try {
            Files.delete(backups());
            Files.move(aside(backups()), backups());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path archiveFile(String backup) {
        return backups().resolve(backup).resolve(backup + ".tar.gz");
    }

    private Path backups() {
        return root.resolve(Hub.BUCKET).resolve("backups");
    }
}
