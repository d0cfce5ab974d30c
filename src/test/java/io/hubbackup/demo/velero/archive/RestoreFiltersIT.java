package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.demo.velero.store.FolderStore;
import io.hubbackup.demo.velero.store.ObjectStore;
import io.hubbackup.demo.velero.store.RestoreFile;
import io.hubbackup.demo.velero.store.StoredRestores;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.RealHub;
import io.hubbackup.kit.WithHub;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@WithHub(store = true, crds = true, sharedAs = VeleroBackups.SHARED_HUB, veleroArguments = VeleroBackups.SIDE_BY_SIDE)
@DisplayName("What the Velero emulator restores, and what a real Velero restores")
class RestoreFiltersIT extends RestoreFilters {

    private final RealHub hub;
    private final VeleroBackups velero;

    RestoreFiltersIT(RealHub hub) {
        this.hub = hub;
        this.velero = new VeleroBackups(hub, Hub.NAMESPACE);
    }

    @BeforeAll
    void begin() {
        new RestoreObjects(hub).seed();
        backUp(BACKUP, RestoreRow.BACKUP_SPEC);
    }

    @Override
    void backUp(String name, Map<String, Object> spec) {
        velero.make(
                List.of(Manifest.of("velero.io/v1", "Backup", name).spec(spec).build()));
    }

    @Override
    boolean otherRestores(GenericKubernetesResource restore) {
        velero.objects("Restore").resource(restore).create();
        velero.await("Restore", restore.getMetadata().getName(), "Completed");
        return true;
    }

    @Override
    Hub hub() {
        return hub;
    }

    @Override
    ObjectStore store() {
        return new FolderStore(hub.store().root(), Hub.BUCKET);
    }

    @Override
    Optional<RestoreOutcome> other(RestoreRow row) {
        var objects = new RestoreObjects(hub);
        objects.reset(row.drifted());
        var restore = row.restore();
        otherRestores(restore);
        var name = restore.getMetadata().getName();
        return Optional.of(new RestoreOutcome(
                RestoreOutcome.fates(file(name, RestoreFile.RESOURCE_LIST)),
                file(name, RestoreFile.RESULTS),
                objects.seen()));
    }

    private JsonNode file(String restore, RestoreFile file) {
        var packed = new StoredRestores(store()).file(restore, file);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return HubApi.JSON.readTree(unpacked);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
