package io.hubbackup.kit;

import io.hubbackup.demo.velero.ScriptedStore;

/** The store of embedded hubs. */
record EmbeddedStore(ScriptedStore store) implements BackupStore {

    @Override
    public boolean holds(String backup) {
        return store.holds(backup);
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
