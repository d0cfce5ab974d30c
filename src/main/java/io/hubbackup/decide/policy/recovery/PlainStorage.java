package io.hubbackup.decide.policy.recovery;

import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.StorageLocationSeen;
import java.util.List;

/**
 * Storage whose configuration orders no encryption on the server: a piece of information, for it may be that the bucket encrypts by itself.
 *
 * @param locations their names, in order
 */
public record PlainStorage(List<String> locations) {

    public PlainStorage {
        locations = List.copyOf(locations);
    }

    /** Of the backup namespace; unreadable when the storage locations are. */
    public static Observed<PlainStorage> of(HubSnapshot hub) {
        var namespace = BackupNamespace.of(hub);
        return hub.velero()
                .storageLocations()
                .map(all -> new PlainStorage(all.in(namespace).stream()
                        .filter(StorageLocationSeen::plain)
                        .map(Keyed::name)
                        .toList()));
    }

    /** The fact, then what helps. */
    public String text() {
        return locations.isEmpty()
                ? "Every BackupStorageLocation says how its backups are encrypted, or needs not."
                : "Backups hold credentials, and these BackupStorageLocations order no encryption on the server: %s. Set config.serverSideEncryption or config.kmsKeyId, unless the bucket encrypts by itself."
                        .formatted(String.join(", ", locations));
    }
}
