package io.hubbackup.demo.velero.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.demo.velero.store.MemoryStore;
import io.hubbackup.demo.velero.store.ObjectStore;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.OnEmbeddedHub;
import io.hubbackup.kit.WithHub;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@WithHub(crds = true)
@DisplayName("What the Velero emulator restores")
class RestoreFiltersTest extends RestoreFilters {

    private final Hub hub;
    private final MemoryStore store = new MemoryStore();

    RestoreFiltersTest(Hub hub) {
        this.hub = hub;
    }

    @BeforeAll
    void begin() {
        new RestoreObjects(hub).seed();
        backUp(BACKUP, RestoreRow.BACKUP_SPEC);
    }

    @Override
    void backUp(String name, Map<String, Object> spec) {
        var writer = new BackupWriter(hub.client());
        var backup = Manifest.of("velero.io/v1", "Backup", name)
                .in(Hub.NAMESPACE)
                .spec(spec)
                .build();
        backup.setAdditionalProperty("spec", writer.prepare(backup).spec());
        assertThat(writer.write(backup, store).errors()).isEmpty();
    }

    @Override
    boolean otherRestores(GenericKubernetesResource restore) {
        return false;
    }

    @Override
    Hub hub() {
        return hub;
    }

    @Override
    ObjectStore store() {
        return store;
    }

    @Override
    Optional<RestoreOutcome> other(RestoreRow row) {
        return Optional.empty();
    }
}
