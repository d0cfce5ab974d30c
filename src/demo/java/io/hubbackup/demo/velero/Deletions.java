package io.hubbackup.demo.velero;

import io.hubbackup.demo.velero.store.BackupFile;
import io.hubbackup.demo.velero.store.ObjectStore;
import io.hubbackup.demo.velero.store.StoreFailure;
import io.hubbackup.demo.velero.store.StoredBackups;
import io.hubbackup.demo.velero.store.StoredRestores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests to delete a backup with its data. One that an earlier Velero has begun is left as it is. */
final class Deletions implements Duty {

    /** A request that was answered is kept so long. */
    private static final Duration A_DAY = Duration.ofHours(24);

    private static final String FAILED = "backup deletion failed: ";

    private final VeleroApi api;
    private final LocationStores stores;
    private final Backups backups;

    Deletions(VeleroApi api, LocationStores stores, Backups backups) {
        this.api = api;
        this.stores = stores;
        this.backups = backups;
    }

    @Override
    public Optional<Instant> look(Instant now) {
        List.copyOf(api.list(Kind.DELETE_REQUEST)).stream()
                .filter(Item::isNew)
                .filter(request ->
                        api.named(Kind.DELETE_REQUEST, request.name()).isPresent())
                .forEach(this::process);
        List.copyOf(api.list(Kind.DELETE_REQUEST)).stream()
                .filter(request -> request.is(Phase.PROCESSED) && !now.isBefore(end(request)))
                .forEach(request -> api.delete(Kind.DELETE_REQUEST, request.name()));
        return Ticks.first(api.list(Kind.DELETE_REQUEST).stream()
                .filter(request -> request.is(Phase.PROCESSED))
                .map(Deletions::end));
    }

    private static Instant end(Item request) {
        return request.created().plus(A_DAY);
    }

    private void process(Item request) {
        var name = request.text("spec", "backupName");
        if (!name.isEmpty()) {
            withdrawOthers(request, name);
        }
        var backup = api.named(Kind.BACKUP, name);
        refusal(name, backup)
                .ifPresentOrElse(why -> answer(request, FAILED + why), () -> delete(request, backup.orElseThrow()));
    }

    private void withdrawOthers(Item request, String name) {
        List.copyOf(api.list(Kind.DELETE_REQUEST)).stream()
                .filter(other -> Labels.value(name).equals(other.labels().get(Labels.BACKUP)))
                .filter(other -> !other.name().equals(request.name()))
                .forEach(other -> api.delete(Kind.DELETE_REQUEST, other.name()));
    }

    private Optional<String> refusal(String name, Optional<Item> backup) {
        if (name.isEmpty()) {
            return Optional.of("spec.backupName is required");
        }
        if (backup.filter(backups::isUnderWay).isPresent()) {
            return Optional.of("backup is still in progress");
        }
        return backup.map(this::refusal).orElse(Optional.of("backup not found"));
    }

    private Optional<String> refusal(Item backup) {
        var location = LocationStores.of(api, backup);
        if (location.isEmpty()) {
            return Optional.of(
                    "backup storage location %s not found".formatted(backup.text("spec", "storageLocation")));
        }
        var cannot = "cannot delete backup because backup storage location %s is currently in "
                .formatted(location.get().name());
        if (LocationStores.isReadOnly(location.get())) {
            return Optional.of(cannot + "read-only mode");
        }
        return location.filter(place -> place.is(Phase.UNAVAILABLE)).map(unavailable -> cannot + "Unavailable state");
    }

    private void answer(Item request, String error) {
        api.patchStatus(Kind.DELETE_REQUEST, request, Map.of("phase", Phase.PROCESSED, "errors", List.of(error)));
    }

    private void delete(Item request, Item backup) {
        var begun = api.patch(
                Kind.DELETE_REQUEST,
                request,
                Map.of(
                        "metadata",
                        Map.of(
                                "labels",
                                Map.of(Labels.BACKUP, Labels.value(backup.name()), Labels.BACKUP_UID, backup.uid())),
                        "status",
                        Map.of("phase", Phase.IN_PROGRESS)));
        if (!backup.is(Phase.DELETING)) {
            api.patchStatus(Kind.BACKUP, backup, Map.of("phase", Phase.DELETING));
        }
        trouble(backup).ifPresentOrElse(why -> answer(begun, why), () -> forget(begun, backup));
    }

    /** A backup whose contents cannot be read is not deleted: nobody would know its snapshots. */
    private Optional<String> trouble(Item backup) {
        try {
            var kept = new StoredBackups(stores.storeOf(backup).orElseThrow());
            kept.file(backup.name(), BackupFile.CONTENTS);
            kept.delete(backup.name());
            forgetRestores(backup, kept.store());
            return Optional.empty();
        } catch (StoreFailure failure) {
            return Optional.of(
                    "error downloading backup tarball, CSI snapshot cleanup was skipped: error copying Backup to temp file: "
                            + failure.getMessage());
        }
    }

    /** What was restored stays. */
    private void forgetRestores(Item backup, ObjectStore store) {
        List.copyOf(api.list(Kind.RESTORE)).stream()
                .filter(restore -> restore.text("spec", "backupName").equals(backup.name()))
                .forEach(restore -> {
                    new StoredRestores(store).delete(restore.name());
                    api.delete(Kind.RESTORE, restore.name());
                });
    }

    /** All that asked for it are done with. */
    private void forget(Item request, Item backup) {
        api.delete(Kind.BACKUP, backup.name());
        api.patchStatus(Kind.DELETE_REQUEST, request, Map.of("phase", Phase.PROCESSED));
        List.copyOf(api.list(Kind.DELETE_REQUEST)).stream()
                .filter(other -> backup.uid().equals(other.labels().get(Labels.BACKUP_UID)))
                .forEach(other -> api.delete(Kind.DELETE_REQUEST, other.name()));
    }
}
