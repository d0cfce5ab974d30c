package io.hubbackup.demo.velero.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What Velero makes of the spec of a Backup")
class PreparedSpecTest {

    static Stream<Arguments> refused() {
        return RefusedBackups.rows().stream().map(row -> argumentSet(row.name(), row));
    }

    @ParameterizedTest(name = "B3.5 refused: {argumentSetName}")
    @MethodSource("refused")
    void refused(RefusedBackups.Row row) {
        var prepared = PreparedSpec.of(json(row.spec()), List.of("f-hidden"));
        assertThat(prepared.validationErrors()).containsExactlyElementsOf(row.errors());
    }

    @Test
    @DisplayName("B3.4 what is not said is filled in; volume snapshots are no objects of their own")
    void filledIn() {
        assertThat(PreparedSpec.of(json(Map.of("includedResources", List.of("secret"))), List.of("f-hidden")))
                .isEqualTo(new PreparedSpec(
                        Map.of(
                                "includedResources",
                                List.of("secret"),
                                "excludedResources",
                                List.of(
                                        "volumesnapshots.snapshot.storage.k8s.io",
                                        "volumesnapshotcontents.snapshot.storage.k8s.io"),
                                "includedNamespaces",
                                List.of("*"),
                                "excludedNamespaces",
                                List.of("f-hidden"),
                                "csiSnapshotTimeout",
                                "10m0s",
                                "itemOperationTimeout",
                                "4h0m0s",
                                "defaultVolumesToFsBackup",
                                false,
                                "snapshotMoveData",
                                false,
                                "volumeGroupSnapshotLabelKey",
                                "velero.io/volume-group"),
                        List.of()));
    }

    @Test
    @DisplayName("B3.4 a Backup that names no kinds chooses by scope")
    void byScope() {
        assertThat(PreparedSpec.of(json(Map.of()), List.of()).spec())
                .containsEntry("excludedNamespaceScopedResources", List.of("volumesnapshots.snapshot.storage.k8s.io"))
                .containsEntry(
                        "excludedClusterScopedResources", List.of("volumesnapshotcontents.snapshot.storage.k8s.io"))
                .doesNotContainKey("excludedResources");
    }

    @Test
    @DisplayName("B3.4 a spec that was filled in stays as it is")
    void once() {
        var prepared = PreparedSpec.of(json(Map.of("includeClusterResources", true)), List.of("f-hidden"));
        assertThat(PreparedSpec.of(json(prepared.spec()), List.of("f-hidden"))).isEqualTo(prepared);
    }

    private static JsonNode json(Map<String, ?> spec) {
        return HubApi.JSON.valueToTree(spec);
    }
}
