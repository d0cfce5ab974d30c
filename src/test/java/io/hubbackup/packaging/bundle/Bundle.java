package io.hubbackup.packaging.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.packaging.image.Dockerfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;

/**
 * A bundle, read.
 *
 * @param manifests the documents of each file of {@code manifests}, by the file's name
 * @param annotations {@code metadata/annotations.yaml}
 * @param labels those of {@code bundle.Dockerfile}
 * @param packed how many bytes the manifests are, compressed
 */
record Bundle(Map<String, List<JsonNode>> manifests, JsonNode annotations, Map<String, String> labels, long packed) {

    static final Path SHIPPED = Path.of("bundle");
    static final String ANNOTATIONS = "metadata/annotations.yaml";

    /** One document of one file. */
    record Manifest(String file, JsonNode content) {

        String kind() {
            return content.path("kind").asText();
        }

        String name() {
            return content.at("/metadata/name").asText();
        }
    }

    static Bundle shipped() {
        return read(SHIPPED);
    }

    static Bundle read(Path folder) {
        try (var files = Files.list(folder.resolve("manifests"))) {
            var manifests = new LinkedHashMap<String, List<JsonNode>>();
            var all = new StringBuilder();
            for (var file : files.sorted().toList()) {
                var text = Files.readString(file);
                all.append(text);
                manifests.put(file.getFileName().toString(), Documents.of(text));
            }
            return new Bundle(
                    manifests,
                    Documents.of(Files.readString(folder.resolve(ANNOTATIONS))).getFirst(),
                    Dockerfile.read(folder.resolve("bundle.Dockerfile"))
                            .lastStage()
                            .labels(),
                    packed(all.toString()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }

    /** A copy that was changed. */
    Bundle changed(Consumer<Bundle> change) {
        var copies = new LinkedHashMap<String, List<JsonNode>>();
        manifests.forEach((file, documents) -> copies.put(
                file,
                new ArrayList<>(documents.stream()
                        .map(document -> (JsonNode) document.deepCopy())
                        .toList())));
        var copy = new Bundle(copies, annotations.deepCopy(), new LinkedHashMap<>(labels), packed);
        change.accept(copy);
        return copy;
    }

    Bundle ofSize(long bytes) {
        return new Bundle(manifests, annotations, labels, bytes);
    }

    Stream<Manifest> documents() {
        return manifests.entrySet().stream()
                .flatMap(file -> file.getValue().stream().map(document -> new Manifest(file.getKey(), document)));
    }

    Stream<Manifest> ofKind(String kind) {
        return documents().filter(manifest -> manifest.kind().equals(kind));
    }

    /** The ClusterServiceVersion, or one with nothing in it. */
    Manifest csv() {
        return ofKind("ClusterServiceVersion")
                .findFirst()
                .orElseGet(() -> new Manifest("manifests", MissingNode.getInstance()));
    }

    /** The same, to be changed. */
    ObjectNode csvTree() {
        return (ObjectNode) csv().content();
    }

    String annotation(String key) {
        return annotations.path("annotations").path(key).asText();
    }

    String packageName() {
        return annotation("operators.operatorframework.io.bundle.package.v1");
    }

    Stream<JsonNode> owned() {
        return elements(csv().content().at("/spec/customresourcedefinitions/owned"));
    }

    Stream<JsonNode> deployments() {
        return elements(csv().content().at("/spec/install/spec/deployments"));
    }

    Stream<JsonNode> podSpecs() {
        return deployments().map(deployment -> deployment.at("/spec/template/spec"));
    }

    Stream<JsonNode> containers() {
        return podSpecs()
                .flatMap(pod -> Stream.concat(elements(pod.path("initContainers")), elements(pod.path("containers"))));
    }

    static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
