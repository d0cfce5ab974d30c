package io.hubbackup.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.kit.Yaml;
import io.hubbackup.policies.GeneratedPolicies.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D6 U27 What is generated from the catalogue of the policies")
class GeneratedPoliciesTest {

    static Stream<Named<GeneratedFile>> files() {
        return GeneratedPolicies.all().stream().map(file -> Named.of(file.path().toString(), file));
    }

    @ParameterizedTest
    @MethodSource("files")
    @DisplayName("is what the catalogue says")
    void isUpToDate(GeneratedFile file) throws IOException {
        if (Boolean.getBoolean("policies.write")) {
            Files.createDirectories(file.path().getParent());
            Files.writeString(file.path(), file.content());
        }
        assertThat(file.path())
                .as(
                        "%s is not what policies/catalog.yaml says; write it anew with: %s",
                        file.path(), GeneratedPolicies.WRITE)
                .content()
                .isEqualTo(file.content());
    }

    @Test
    @DisplayName("has no file that nothing generates any more")
    void noLeftOvers() throws IOException {
        var generated =
                GeneratedPolicies.all().stream().map(GeneratedFile::path).collect(Collectors.toSet());
        try (var files = Files.walk(PolicyCatalogue.FOLDER)) {
            assertThat(files.filter(Files::isRegularFile).filter(GeneratedPoliciesTest::saysGenerated))
                    .allSatisfy(file -> assertThat(generated).contains(file));
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    @DisplayName("can be read as objects that never travel in a backup (D18)")
    void areManifests(Path manifests) {
        assertThat(Yaml.file(manifests))
                .isNotEmpty()
                .allSatisfy(object -> assertThat(object.getMetadata().getLabels())
                        .containsEntry("velero.io/exclude-from-backup", "true"));
    }

    static Stream<Path> manifests() {
        return Stream.of(
                        "acm/hub-backup-compliance.yaml",
                        "acm/hub-backup-compliance-by-report.yaml",
                        "grafana/hub-backup-dashboard.yaml",
                        "prometheus/hub-backup-rules.yaml",
                        "prometheus/report-only/hub-backup-rules.yaml")
                .map(PolicyCatalogue.FOLDER::resolve);
    }

    private static boolean saysGenerated(Path file) {
        return MarkedText.read(file).text().startsWith("# Generated from");
    }
}
