package io.hubbackup.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The CRDs that are committed")
class GeneratedCrdTest {

    static Stream<Named<GeneratedCrd>> crds() {
        return GeneratedCrd.all().stream().map(crd -> Named.of(crd.name(), crd));
    }

    @ParameterizedTest
    @MethodSource("crds")
    @DisplayName("are what the Java types say")
    void areUpToDate(GeneratedCrd crd) throws IOException {
        if (Boolean.getBoolean("crds.write")) {
            Files.createDirectories(crd.file().getParent());
            Files.writeString(crd.file(), crd.yaml());
        }
        assertThat(crd.file())
                .as("%s is not what the Java types say; write it anew with: %s", crd.file(), GeneratedCrd.WRITE)
                .content()
                .isEqualTo(crd.yaml());
    }

    @Test
    @DisplayName("B1.1 BackupSchedule is a namespaced kind bsch with a status and no scale")
    void backupScheduleIdentity() {
        var spec = GeneratedCrd.backupSchedule().crd().getSpec();

        assertThat(spec.getGroup()).isEqualTo("cluster.open-cluster-management.io");
        assertThat(spec.getScope()).isEqualTo("Namespaced");
        assertThat(spec.getNames().getKind()).isEqualTo("BackupSchedule");
        assertThat(spec.getNames().getListKind()).isEqualTo("BackupScheduleList");
        assertThat(spec.getNames().getPlural()).isEqualTo("backupschedules");
        assertThat(spec.getNames().getSingular()).isEqualTo("backupschedule");
        assertThat(spec.getNames().getShortNames()).containsExactly("bsch");
        assertThat(spec.getVersions()).singleElement().satisfies(version -> {
            assertThat(version.getName()).isEqualTo("v1beta1");
            assertThat(version.getServed()).isTrue();
            assertThat(version.getStorage()).isTrue();
            assertThat(version.getSubresources().getStatus()).isNotNull();
            assertThat(version.getSubresources().getScale()).isNull();
        });
    }

    @Test
    @DisplayName("R1.1 Restore is a namespaced kind crst with a status")
    void restoreIdentity() {
        var spec = GeneratedCrd.restore().crd().getSpec();

        assertThat(spec.getNames().getListKind()).isEqualTo("RestoreList");
        assertThat(spec.getNames().getPlural()).isEqualTo("restores");
        assertThat(spec.getNames().getShortNames()).containsExactly("crst");
        assertThat(spec.getVersions())
                .singleElement()
                .satisfies(version ->
                        assertThat(version.getSubresources().getStatus()).isNotNull());
    }

    @Test
    @DisplayName("B1.2 the columns of a BackupSchedule tell its story in one line (D21)")
    void backupScheduleColumns() {
        assertThat(columns(GeneratedCrd.backupSchedule()))
                .containsExactly(
                        "Phase string .status.phase",
                        "Message string .status.lastMessage",
                        "Ready string .status.conditions[?(@.type==\"Ready\")].status",
                        "Schedule string .spec.veleroSchedule",
                        "Last Set date .status.lastCompleteSet.time",
                        "Next Run string .status.nextRunTime",
                        "Age date .metadata.creationTimestamp");
    }

    @Test
    @DisplayName("R1.2 the columns of a Restore")
    void restoreColumns() {
        assertThat(columns(GeneratedCrd.restore()))
                .containsExactly(
                        "Phase string .status.phase",
                        "Message string .status.lastMessage",
                        "Ready string .status.conditions[?(@.type==\"Ready\")].status",
                        "Set string .status.set.time",
                        "Clusters string .status.clusters.available",
                        "Age date .metadata.creationTimestamp");
    }

    @Test
    @DisplayName("D24 RestorePreview is a kind of its own group, crstp, and its columns say what would happen")
    void restorePreviewIdentity() {
        var spec = GeneratedCrd.restorePreview().crd().getSpec();

        assertThat(spec.getGroup()).isEqualTo("hubbackup.io");
        assertThat(spec.getNames().getPlural()).isEqualTo("restorepreviews");
        assertThat(spec.getNames().getShortNames()).containsExactly("crstp");
        assertThat(spec.getVersions()).singleElement().satisfies(version -> {
            assertThat(version.getName()).isEqualTo("v1alpha1");
            assertThat(version.getSubresources().getStatus()).isNotNull();
        });
        assertThat(columns(GeneratedCrd.restorePreview()))
                .containsExactly(
                        "Phase string .status.phase",
                        "Message string .status.lastMessage",
                        "Set string .status.set.time",
                        "Created integer .status.objects.created",
                        "Updated integer .status.objects.updated",
                        "Deleted integer .status.objects.deleted",
                        "Age date .metadata.creationTimestamp");
    }

    @Test
    @DisplayName("D24 the spec of a RestorePreview is that of a Restore")
    void restorePreviewSpec() {
        assertThat(spec(GeneratedCrd.restorePreview())).isEqualTo(spec(GeneratedCrd.restore()));
    }

    private static Object spec(GeneratedCrd crd) {
        var version = crd.crd().getSpec().getVersions().getFirst();
        return GeneratedCrd.field(version.getSchema().getOpenAPIV3Schema(), "spec");
    }

    @Test
    @DisplayName("D26 two field managers can own one condition each")
    void conditionsAreAMap() {
        for (var crd : GeneratedCrd.all()) {
            var version = crd.crd().getSpec().getVersions().getFirst();
            var status = GeneratedCrd.field(version.getSchema().getOpenAPIV3Schema(), "status");
            var conditions = GeneratedCrd.field(status, "conditions");

            assertThat(conditions.getXKubernetesListType()).isEqualTo("map");
            assertThat(conditions.getXKubernetesListMapKeys()).containsExactly("type");
        }
    }

    private static Stream<String> columns(GeneratedCrd crd) {
        return crd.crd().getSpec().getVersions().getFirst().getAdditionalPrinterColumns().stream()
                .map(GeneratedCrdTest::column);
    }

    private static String column(CustomResourceColumnDefinition column) {
        return column.getName() + " " + column.getType() + " " + column.getJsonPath();
    }
}
