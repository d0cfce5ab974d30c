package io.hubbackup.decide.backup;

import io.hubbackup.api.BackupSchedule;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.StorageLocationSeen;
import io.hubbackup.hub.VeleroScheduleSeen;
import java.time.Instant;
import java.util.Optional;

/** Everything that one pass over a BackupSchedule may base a decision on, and the questions that several rules ask. */
public record View(BackupSchedule schedule, HubSnapshot hub, Instant now, Settings settings) {

    public ObjectKey key() {
        return new ObjectKey(namespace(), name());
    }

    public String namespace() {
        return schedule.getMetadata().getNamespace();
    }

    public String name() {
        return schedule.getMetadata().getName();
    }

    public String uid() {
        return schedule.getMetadata().getUid();
    }

    public Instant created() {
        return Instant.parse(schedule.getMetadata().getCreationTimestamp());
    }

    /** The Velero Schedules of the namespace whose controller is this very BackupSchedule: by UID, not by name (B2.11, BW35). */
    public Observed<Indexed<VeleroScheduleSeen>> ownedSchedules() {
        return hub.velero()
                .schedules()
                .map(all -> Indexed.of(
                        all.in(namespace()).stream().filter(this::owns).toList()));
    }

    public boolean owns(VeleroScheduleSeen seen) {
        return seen.object()
                .metadata()
                .controller()
                .filter(owner -> owner.uid().equals(uid()))
                .isPresent();
    }

    /**
     * The storage location that backups of this namespace go to (BW31): Velero's default one, or the only one there is. Empty when the namespace has none, or
     * several of which none is the default.
     */
    public Observed<Optional<StorageLocationSeen>> storageInUse() {
        return hub.velero().storageLocations().map(all -> storageInUse(all, namespace()));
    }

    public static Optional<StorageLocationSeen> storageInUse(Indexed<StorageLocationSeen> all, String namespace) {
        var here = all.in(namespace);
        var chosen = here.stream().filter(StorageLocationSeen::isDefault).findFirst();
        return chosen.isPresent() || here.size() != 1 ? chosen : here.stream().findFirst();
    }

    /**
     * The Velero Backups of the namespace that lie in the storage location in use (BW10), whoever wrote them; none without a location. One that names no location
     * yet is on its way to the default one.
     */
    public Observed<Indexed<BackupSeen>> backupsInUse() {
        return switch (storageInUse()) {
            case Observed.Value<Optional<StorageLocationSeen>>(var location) ->
                hub.velero()
                        .backups()
                        .map(all -> location.map(in -> all.where(backup -> liesIn(backup, in)))
                                .orElseGet(Indexed::empty));
            case Observed.NotServed<Optional<StorageLocationSeen>>(var api) -> Observed.notServed(api);
            case Observed.Unreadable<Optional<StorageLocationSeen>>(var api, var why) -> Observed.unreadable(api, why);
        };
    }

    private static boolean liesIn(BackupSeen backup, StorageLocationSeen location) {
        return backup.namespace().equals(location.namespace())
                && (backup.storageLocation().isEmpty()
                        || backup.storageLocation().equals(location.name()));
    }
}
