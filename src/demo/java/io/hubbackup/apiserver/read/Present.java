package io.hubbackup.apiserver.read;

import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.kind.ServedKinds;
import io.hubbackup.apiserver.store.Forms;
import io.hubbackup.apiserver.store.ObjectStore;
import io.hubbackup.apiserver.store.Stored;

/** Objects that are older than the definition of their kind are shown as its schema would have them now. */
record Present(ServedKind kind, long definition) {

    static Present of(ServedKind kind, ObjectStore store) {
        long definition = kind.custom().isEmpty()
                ? 0
                : store.find(ServedKinds.DEFINITIONS, "", kind.resource())
                        .map(Stored::version)
                        .orElse(0L);
        return new Present(kind, definition);
    }

    Stored shown(Stored object) {
        if (object.version() >= definition) {
            return object;
        }
        var tree = Forms.tree(object);
        kind.structure().prune(tree);
        kind.structure().fillDefaults(tree);
        return Forms.stored(object.resource(), tree, object.version());
    }
}
