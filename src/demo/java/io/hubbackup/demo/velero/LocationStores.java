package io.hubbackup.demo.velero;

import io.hubbackup.demo.velero.store.ObjectStore;
import io.hubbackup.demo.velero.store.StoreFailure;
import java.util.Optional;

/** The storage locations of this namespace, and the stores behind them. */
final class LocationStores {

    static final String READ_ONLY = "ReadOnly";

    /** The location of this name is the default where none says that it is. */
    static final String STANDARD = "default";

    private final VeleroApi api;
    private final Stores stores;

    LocationStores(VeleroApi api, Stores stores) {
        this.api = api;
        this.stores = stores;
    }

    /** The name of the location that a Backup without one goes to. */
    static String standard(VeleroApi api) {
        return api.list(Kind.LOCATION).stream()
                .filter(LocationStores::isStandard)
                .findFirst()
                .map(Item::name)
                .orElse(STANDARD);
    }

    static boolean isStandard(Item location) {
        return location.flag("spec", "default");
    }

    static boolean isReadOnly(Item location) {
        return location.text("spec", "accessMode").equals(READ_ONLY);
    }

    /** @throws StoreFailure when the location leads nowhere */
    ObjectStore open(Item location) {
        return stores.open(location.object());
    }

    /** The location that a Backup has gone to. */
    static Optional<Item> of(VeleroApi api, Item backup) {
        return api.named(Kind.LOCATION, backup.text("spec", "storageLocation"));
    }

    /** The store that a Backup has gone to; empty when its location is gone. */
    Optional<ObjectStore> storeOf(Item backup) {
        return of(api, backup).map(this::open);
    }
}
