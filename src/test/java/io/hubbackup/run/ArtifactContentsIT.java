package io.hubbackup.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the packaged operator is made of. */
class ArtifactContentsIT {

    private static final Path APPLICATION = Path.of("target/quarkus-app");

    @Test
    @DisplayName("D33 the operator carries neither the embedded API server nor the demonstration")
    void noDemonstration() throws IOException {
        try (var files = Files.walk(APPLICATION)) {
            var ours = files.filter(file -> file.toString().endsWith(".jar"))
                    .flatMap(jar -> entries(jar).stream())
                    .filter(entry -> entry.startsWith("io/hubbackup/"))
                    .toList();

            assertThat(ours)
                    .contains("io/hubbackup/run/HubOperator.class")
                    .noneMatch(entry ->
                            entry.startsWith("io/hubbackup/apiserver/") || entry.startsWith("io/hubbackup/demo/"));
        }
    }

    private static List<String> entries(Path jar) {
        try (var open = new JarFile(jar.toFile())) {
            return open.stream().map(ZipEntry::getName).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
