package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupLedger;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.StorageLocationSeen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which storage locations matter: the default one, and those with backups of the last set (U11). */
final class StorageInUse {

    private static final String USUAL_NAME = "default";

    private StorageInUse() {}

    /** @param here all of the backup namespace, by name */
    static List<StorageLocationSeen> of(Collection<StorageLocationSeen> here, Optional<BackupLedger> backups) {
        var relevant = new ArrayList<StorageLocationSeen>();
        inUse(here).ifPresent(relevant::add);
        var used = backups.map(BackupLedger::newestSet).orElse(List.of()).stream()
                .map(BackupSeen::storageLocation)
                .toList();
        here.stream()
                .filter(location -> used.contains(location.name()) && !relevant.contains(location))
                .forEach(relevant::add);
        return relevant;
    }

    /** The one that is marked as default, else that of the usual name, else the only one. */
    static Optional<StorageLocationSeen> inUse(Collection<StorageLocationSeen> here) {
        return here.stream()
                .filter(StorageLocationSeen::isDefault)
                .findFirst()
                .or(() -> here.stream()
                        .filter(location -> location.name().equals(USUAL_NAME))
                        .findFirst())
                .or(() -> here.size() == 1 ? here.stream().findFirst() : Optional.empty());
    }
}
