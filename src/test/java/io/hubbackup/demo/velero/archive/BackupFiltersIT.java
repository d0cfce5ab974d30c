package io.hubbackup.demo.velero.archive;

import io.hubbackup.kit.Archive;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.RealHub;
import io.hubbackup.kit.WithHub;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@WithHub(store = true, crds = true, sharedAs = VeleroBackups.SHARED_HUB, veleroArguments = VeleroBackups.SIDE_BY_SIDE)
@DisplayName("What the Velero emulator takes into a backup, and what a real Velero takes")
class BackupFiltersIT extends BackupFilters {

    private final RealHub hub;

    BackupFiltersIT(RealHub hub) {
        this.hub = hub;
    }

    @BeforeAll
    void begin() {
        seed();
        new VeleroBackups(hub, Hub.NAMESPACE)
                .make(rows().stream().map(BackupFilters::backup).toList());
    }

    @Override
    Hub hub() {
        return hub;
    }

    @Override
    Stream<Archive> others(Row row) {
        return Stream.of(hub.archive(row.name()));
    }
}
