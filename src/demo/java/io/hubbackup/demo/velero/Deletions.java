package io.hubbackup.demo.velero;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Requests to delete a backup with its data. */
final class Deletions implements Duty {

    private final VeleroApi api;
    private final Stores stores;

    Deletions(VeleroApi api, Stores stores) {
        this.api = api;
        this.stores = stores;
    }

    @Override
    public void look(Instant now) {
        api.list(Kind.DELETE_REQUEST).stream().filter(Item::isNew).forEach(this::process);
    }

    private void process(Item request) {
        var name = request.text("spec", "backupName");
        var backup = api.get(Kind.BACKUP, name);
        if (backup.isEmpty()) {
            processed(request, "backup not found");
        } else if (backup.get().phase().equals("InProgress")) {
            processed(request, "backup is still in progress");
        } else {
            delete(request, backup.get());
        }
    }

    private void delete(Item request, Item backup) {
        var name = backup.name();
        var location = api.get(Kind.LOCATION, backup.text("spec", "storageLocation"));
        var store = location.map(found -> stores.open(found.object()));
        if (store.isEmpty()) {
            processed(request, "backup storage location not found");
        } else if (store.get().failure().isPresent()) {
            processed(
                    request,
                    "error deleting the backup from the store: "
                            + store.get().failure().get());
        } else {
            store.get().remove(name);
            api.delete(Kind.BACKUP, name);
            // all that asked for it are done with
            api.list(Kind.DELETE_REQUEST).stream()
                    .filter(other -> other.text("spec", "backupName").equals(name))
                    .forEach(other -> api.delete(Kind.DELETE_REQUEST, other.name()));
        }
    }

    private void processed(Item request, String error) {
        api.patchStatus(Kind.DELETE_REQUEST, request, Map.of("phase", "Processed", "errors", List.of(error)));
    }
}
