package io.hubbackup.demo.velero.archive;

import io.hubbackup.kit.Archive;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.OnEmbeddedHub;
import io.hubbackup.kit.WithHub;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@WithHub(crds = true)
@DisplayName("What the Velero emulator takes into a backup")
class BackupFiltersTest extends BackupFilters {

    private final Hub hub;

    BackupFiltersTest(Hub hub) {
        this.hub = hub;
    }

    @BeforeAll
    void begin() {
        seed();
    }

    @Override
    Hub hub() {
        return hub;
    }

    @Override
    Stream<Archive> others(Row row) {
        return Stream.empty();
    }
}
