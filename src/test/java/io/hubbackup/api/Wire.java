package io.hubbackup.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The custom resources as the Kubernetes client reads and writes them. */
final class Wire {

    private static final KubernetesSerialization CLIENT = new KubernetesSerialization();

    private Wire() {}

    /** The text of a file beside this class. */
    static String text(String file) {
        try (var stream = Objects.requireNonNull(Wire.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String file(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The client takes what begins with a brace for strict JSON; a document mark makes it YAML.
    static <T> T read(String text, Class<T> type) {
        return CLIENT.unmarshal(text.startsWith("{") ? "---\n" + text : text, type);
    }

    static String written(Object value) {
        return CLIENT.asJson(value);
    }

    static JsonNode tree(String text) {
        return read(text, JsonNode.class);
    }
}
