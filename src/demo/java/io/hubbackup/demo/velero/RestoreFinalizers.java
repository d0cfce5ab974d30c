package io.hubbackup.demo.velero;

import io.hubbackup.demo.velero.store.StoreFailure;
import io.hubbackup.demo.velero.store.StoredRestores;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The mark by which a Restore waits for its files to go. */
final class RestoreFinalizers {

    private static final String FINALIZER = "restores.velero.io/external-resources-finalizer";

    private final VeleroApi api;
    private final LocationStores stores;

    RestoreFinalizers(VeleroApi api, LocationStores stores) {
        this.api = api;
        this.stores = stores;
    }

    static boolean isMarked(Item restore) {
        return restore.finalizers().contains(FINALIZER);
    }

    /** Its finalizers and this one. */
    static List<String> with(Item restore) {
        return Stream.concat(restore.finalizers().stream(), Stream.of(FINALIZER))
                .distinct()
                .toList();
    }

    /** One that somebody else has made what it is gets the mark too. */
    void mark(Item restore) {
        api.patch(Kind.RESTORE, restore, Map.of("metadata", Map.of("finalizers", with(restore))));
    }

    /**
     * Removes its files and lets it go. A backup that is gone does not hold it up.
     *
     * @return false when the store has failed, and it has to be tried again
     */
    boolean letGo(Item restore) {
        try {
            api.named(Kind.BACKUP, restore.text("spec", "backupName"))
                    .flatMap(stores::storeOf)
                    .ifPresent(store -> new StoredRestores(store).delete(restore.name()));
        } catch (StoreFailure unreachable) {
            return false;
        }
        var others = restore.finalizers().stream()
                .filter(name -> !name.equals(FINALIZER))
                .toList();
        api.patch(Kind.RESTORE, restore, Map.of("metadata", Map.of("finalizers", others)));
        return true;
    }
}
