package io.hubbackup.kit;

import io.hubbackup.demo.velero.store.BackupFile;
import io.hubbackup.demo.velero.store.MemoryStore;
import io.hubbackup.demo.velero.store.StoredBackups;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** The store of embedded hubs. */
record EmbeddedStore(MemoryStore store) implements BackupStore {

    @Override
    public boolean holds(String backup) {
        return store.holds(BackupFile.CONTENTS.key(backup));
    }

    @Override
    public boolean holdsKey(String key) {
        return store.holds(key);
    }

    @Override
    public byte[] read(String key) {
        return store.get(key);
    }

    @Override
    public Archive archive(String backup) {
        try {
            var file = Files.createTempFile("embedded-store-", ".tar.gz");
            file.toFile().deleteOnExit();
            return Archive.at(Files.write(file, store.get(BackupFile.CONTENTS.key(backup))));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void spoil(String backup) {
        store.put(BackupFile.CONTENTS.key(backup), "not an archive".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void loseContents(String backup) {
        store.delete(BackupFile.CONTENTS.key(backup));
    }

    @Override
    public void hideList(String backup) {
        move(BackupFile.RESOURCE_LIST.key(backup), aside(backup));
    }

    @Override
    public void showList(String backup) {
        move(aside(backup), BackupFile.RESOURCE_LIST.key(backup));
    }

    private static String aside(String backup) {
        return BackupFile.RESOURCE_LIST.key(backup) + ".aside";
    }

    private void move(String from, String to) {
        store.put(to, store.get(from));
        store.delete(from);
    }

    @Override
    public void lose(String backup) {
        new StoredBackups(store).delete(backup);
    }

    @Override
    public void empty() {
        store.empty();
    }

    @Override
    public void fail() {
        store.fail("mkdir /store/hub/backups: not a directory");
    }

    @Override
    public void recover() {
        store.recover();
    }
}
