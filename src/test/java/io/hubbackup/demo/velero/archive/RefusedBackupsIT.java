package io.hubbackup.demo.velero.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.RealHub;
import io.hubbackup.kit.WithHub;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@NeedsRealHub
@WithHub(store = true, crds = true, sharedAs = VeleroBackups.EMPTY_HUB, veleroArguments = VeleroBackups.SIDE_BY_SIDE)
@DisplayName("A real Velero says the same about Backups that cannot begin")
class RefusedBackupsIT {

    static Stream<Arguments> refused() {
        return RefusedBackups.rows().stream().map(row -> argumentSet(row.name(), row));
    }

    @BeforeAll
    static void begin(RealHub hub) {
        FleetLoader.load(
                hub.client(),
                List.of(Manifest.namespace("f-hidden")
                        .label(BackupWriter.EXCLUDED, "true")
                        .build()),
                1);
        var backups = new VeleroBackups(hub, Hub.NAMESPACE);
        RefusedBackups.rows()
                .forEach(row -> backups.create(Manifest.of("velero.io/v1", "Backup", row.name())
                        .spec(row.spec())
                        .build()));
    }

    @ParameterizedTest(name = "B3.5 refused: {argumentSetName}")
    @MethodSource("refused")
    void refused(RefusedBackups.Row row, RealHub hub) {
        var refused = new VeleroBackups(hub, Hub.NAMESPACE).await(row.name(), "FailedValidation");
        assertThat(Objects.<Object>requireNonNull(refused.get("status", "validationErrors")))
                .isEqualTo(row.errors());
        assertThat(new BackupWriter(hub.client()).prepare(refused).validationErrors())
                .containsExactlyElementsOf(row.errors());
    }
}
