package io.hubbackup.kit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.io.UncheckedIOException;
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
