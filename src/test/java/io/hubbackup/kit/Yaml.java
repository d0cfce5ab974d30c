package io.hubbackup.kit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads objects from YAML. */
public final class Yaml {

    private static final ObjectMapper MAPPER = new ObjectMapper(new YAMLFactory());

    private Yaml() {}

    /** All documents of a test resource, in their order. */
    public static List<GenericKubernetesResource> resource(String path) {
        try (var in = Optional.ofNullable(Yaml.class.getResourceAsStream(path))
                .orElseThrow(() -> new IllegalArgumentException("no test resource " + path))) {
            return MAPPER.readerFor(GenericKubernetesResource.class)
                    .<GenericKubernetesResource>readValues(in)
                    .readAll();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + path, e);
        }
    }

    /** All documents of the files of a folder, by the names of the files. */
    public static List<GenericKubernetesResource> folder(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(file -> file(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + folder, e);
        }
    }

    /** All documents of a file, in their order. */
    public static List<GenericKubernetesResource> file(Path file) {
        try {
            return text(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }

    /** All documents of a text, in their order. */
    public static List<GenericKubernetesResource> text(String yaml) {
        try {
            return MAPPER.readerFor(GenericKubernetesResource.class)
                    .<GenericKubernetesResource>readValues(yaml)
                    .readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
