package io.hubbackup.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Status;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The classes of objects that the Kubernetes client makes by itself; each of them is in the binary with all that it is made of. */
@DisplayName("packaging 7 The lists of the client's models")
class ModelListsTest {

    private static final String LIST = "META-INF/services/io.fabric8.kubernetes.api.model.KubernetesResource";

    @Test
    @DisplayName("are left out of the artifact, of every library that has one")
    void left() throws IOException {
        var settings = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(file);
        }
        var libraries = libraries().toList();
        assertThat(libraries).contains("kubernetes-model-core");
        assertThat(libraries)
                .allSatisfy(library -> assertThat(settings)
                        .containsEntry(
                                "quarkus.class-loading.removed-resources.\"io.fabric8:%s\"".formatted(library), LIST));
    }

    @Test
    @DisplayName("but for the Status, which tells a watch why it has ended")
    void status() throws IOException {
        assertThat(Files.readAllLines(Path.of("src/main/resources").resolve(LIST)))
                .containsExactly(Status.class.getName());
    }

    private static Stream<String> libraries() throws IOException {
        return Collections.list(ModelListsTest.class.getClassLoader().getResources(LIST)).stream()
                .filter(list -> list.getProtocol().equals("jar"))
                .map(ModelListsTest::library);
    }

    /** The folder in the repository above that of the version. */
    private static String library(URL list) {
        var jar = list.getPath().substring(0, list.getPath().indexOf('!')).split("/");
        return jar[jar.length - 3];
    }
}
