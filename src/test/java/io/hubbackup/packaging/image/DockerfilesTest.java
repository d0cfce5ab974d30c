package io.hubbackup.packaging.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.packaging.image.Dockerfile.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files are read, not built: base images are not to be had everywhere. */
@DisplayName("packaging 7 The images")
class DockerfilesTest {

    private static final Path FOLDER = Path.of("src/main/docker");
    private static final List<String> LABELS = List.of(
            "name",
            "vendor",
            "version",
            "release",
            "summary",
            "description",
            "maintainer",
            "url",
            "io.k8s.display-name",
            "io.k8s.description",
            "io.openshift.tags",
            "org.opencontainers.image.source",
            "org.opencontainers.image.revision",
            "org.opencontainers.image.created",
            "org.opencontainers.image.licenses",
            "org.opencontainers.image.version",
            "org.opencontainers.image.title");
    private static final int MOST_LAYERS = 40;

    static Stream<Named<Dockerfile>> files() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files
                    .sorted()
                    .map(file -> Named.of(file.getFileName().toString(), Dockerfile.read(file)))
                    .toList()
                    .stream();
        }
    }

    @Test
    @DisplayName("are two: the native binary, and the JVM")
    void both() throws IOException {
        assertThat(files().map(Named::getName)).containsExactly("Dockerfile.jvm", "Dockerfile.native");
    }

    @ParameterizedTest
    @MethodSource("files")
    @DisplayName("are built in one stage and run in another, both based on a version of UBI that is named")
    void stages(Dockerfile file) {
        assertThat(file.stages())
                .hasSize(2)
                .extracting(Stage::from)
                .allSatisfy(image ->
                        assertThat(image).contains("ubi9").matches(".+:[^:/]+").doesNotEndWith(":latest"));
    }

    @Test
    @DisplayName("hold the native binary that the profile builds in the same image")
    void builder() throws IOException {
        var image = Dockerfile.read(FOLDER.resolve("Dockerfile.native"))
                .stages()
                .getFirst()
                .from();
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<quarkus.native.builder-image>%s</quarkus.native.builder-image>".formatted(image));
    }

    @ParameterizedTest
    @MethodSource("files")
    @DisplayName("have the labels that a catalogue asks for, and claim no mark of another one")
    void labels(Dockerfile file) {
        var labels = file.lastStage().labels();
        assertThat(labels)
                .containsOnlyKeys(LABELS)
                .allSatisfy((label, value) -> assertThat(value).isNotBlank());
        assertThat(Map.of("a", labels.get("name"), "b", labels.get("vendor"), "c", labels.get("maintainer"))
                        .values())
                .noneMatch(
                        value -> value.toLowerCase(Locale.ROOT).replace(" ", "").contains("redhat"));
    }

    @ParameterizedTest
    @MethodSource("files")
    @DisplayName("tell the operator of which revision it is, by the name of its property")
    void revision(Dockerfile file) {
        var property = "build.revision".toUpperCase(Locale.ROOT).replace('.', '_');
        assertThat(file.lastStage().of("ENV")).contains(property + "=\"${REVISION}\"");
        assertThat(file.lastStage().labels()).containsEntry("org.opencontainers.image.revision", "${REVISION}");
    }

    @ParameterizedTest
    @MethodSource("files")
    @DisplayName("run as a user with a number who is not root, and any other user could")
    void user(Dockerfile file) {
        assertThat(file.lastStage().of("USER")).containsExactly("65532");
        assertThat(file.lastStage().of("COPY"))
                .allSatisfy(copy -> assertThat(copy).contains("--from=build", "--chown=0:0"));
        assertThat(file.stages().getFirst().of("RUN"))
                .anySatisfy(run -> assertThat(run).contains("chmod -R g=rX,o=rX target/image"));
    }

    @ParameterizedTest
    @MethodSource("files")
    @DisplayName("change nothing of the base, have few layers, and write nowhere but to /tmp")
    void base(Dockerfile file) {
        var last = file.lastStage();
        assertThat(last.of("RUN")).isEmpty();
        assertThat(last.of("VOLUME")).isEmpty();
        assertThat(last.of("COPY").count() + last.of("ADD").count()).isLessThan(MOST_LAYERS);
        assertThat(Stream.concat(last.of("ENTRYPOINT"), last.of("ENV")))
                .anySatisfy(words -> assertThat(words).contains("-Djava.io.tmpdir=/tmp"));
    }

    @ParameterizedTest
    @MethodSource("files")
    @DisplayName("have the licence, those of what they contain, and the bill of materials in /licenses")
    void licences(Dockerfile file) {
        assertThat(file.lastStage().of("COPY"))
                .anySatisfy(copy -> assertThat(copy).endsWith("/code/target/image/licenses /licenses"));
        assertThat(file.stages().getFirst().of("RUN"))
                .anySatisfy(run -> assertThat(run)
                        .contains("-Prelease", "cp LICENSE target/supply-chain/* target/image/licenses/"));
        assertThat(Path.of("LICENSE")).isRegularFile();
    }

    @ParameterizedTest
    @MethodSource("files")
    @DisplayName("start the operator itself, so that signals reach it, with the ports of the manifests")
    void start(Dockerfile file) {
        assertThat(file.lastStage().of("ENTRYPOINT")).hasSize(1).allMatch(words -> words.startsWith("["));
        assertThat(file.lastStage().of("CMD")).isEmpty();
        assertThat(file.lastStage().of("EXPOSE")).containsExactly("9000 9443");
    }

    @ParameterizedTest
    @MethodSource("files")
    @DisplayName("are built from what the context has, and no more")
    void context(Dockerfile file) throws IOException {
        var context = Files.readAllLines(Path.of(".dockerignore"));
        assertThat(context)
                .contains(
                        "*",
                        "!.mvn",
                        "!mvnw",
                        "!pom.xml",
                        "!LICENSE",
                        "!policies/catalog.yaml",
                        "!policies/prometheus",
                        "!src/main");
        assertThat(file.stages().getFirst().of("COPY").map(copy -> copy.replaceFirst("--chown=\\S+ ", "")))
                .containsExactly(".mvn .mvn", "mvnw pom.xml LICENSE ./", "policies policies", "src/main src/main");
        assertThat(file.stages().getFirst().of("RUN"))
                .noneMatch(run -> run.contains("curl") || run.contains("wget") || run.contains("dnf"));
    }
}
