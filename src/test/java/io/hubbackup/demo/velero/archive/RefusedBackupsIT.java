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
@WithHub(store = true, crds = true, sharedAs = RealBackups.EMPTY_HUB, veleroArguments = RealBackups.SIDE_BY_SIDE)
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
        RefusedBackups.rows()
                .forEach(row -> new RealBackups(hub)
                        .backups()
                        .resource(Manifest.of("velero.io/v1", "Backup", row.name())
                                .in(Hub.NAMESPACE)
                                .spec(row.spec())
                                .build())
                        .create());
    }

    @ParameterizedTest(name = "B3.5 refused: {argumentSetName}")
    @MethodSource("refused")
    void refused(RefusedBackups.Row row, RealHub hub) {
        var refused = new RealBackups(hub).await(row.name(), "FailedValidation");
        assertThat(Objects.<Object>requireNonNull(refused.get("status", "validationErrors")))
                .isEqualTo(row.errors());
        assertThat(new BackupWriter(hub.client()).prepare(refused).validationErrors())
                .containsExactlyElementsOf(row.errors());
    }
}
