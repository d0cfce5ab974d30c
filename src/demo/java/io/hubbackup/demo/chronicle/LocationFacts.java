package io.hubbackup.demo.chronicle;

import io.hubbackup.wire.velero.BackupStorageLocation;
import java.util.Optional;

/** What is new about a storage location: whether Velero can use it. */
final class LocationFacts {

    private LocationFacts() {}

    /** @param before empty when it was not there */
    static Optional<Fact> of(Optional<BackupStorageLocation> before, BackupStorageLocation after) {
        var phase = after.phase();
        if (phase.isEmpty() || before.map(BackupStorageLocation::phase).equals(Optional.of(phase))) {
            return Optional.empty();
        }
        var about = "Storage location " + after.metadata().name();
        return Optional.of(
                after.available() ? Fact.good(about, phase) : Fact.trouble(about, phase + ": " + after.message()));
    }
}
