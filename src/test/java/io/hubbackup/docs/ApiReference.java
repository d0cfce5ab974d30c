package io.hubbackup.docs;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of our kinds as their definitions have them, for people. */
final class ApiReference {

    static final Path PAGE = Path.of("docs/api.md");
    private static final Path DEFINITIONS = Path.of("src/main/kubernetes/crds");

    private static final String HEAD = """
            # The custom resources

            Generated from the definitions in `src/main/kubernetes/crds`; after a change of them: `./mvnw test -Dtest=ApiReferenceTest -Ddocs.write=true`. What a value does and when: [behaviour.md](behaviour.md). One file for each
            use: `src/main/kubernetes/samples`. `[]` is each of a list, `{}` each of a map.
            """;

    private ApiReference() {}

    static String text() {
        try (var files = Files.list(DEFINITIONS)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(ApiReference::definition)
                    .map(ApiReference::kind)
                    .collect(Collectors.joining("\n", HEAD + "\n", ""));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static CustomResourceDefinition definition(Path file) {
        try {
            return Serialization.unmarshal(Files.readString(file), CustomResourceDefinition.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String kind(CustomResourceDefinition definition) {
        var spec = definition.getSpec();
        var version = spec.getVersions().getFirst();
        var schema = version.getSchema().getOpenAPIV3Schema();
        return """
                ## %s

                `%s/%s`, short name `%s`. %s

                `kubectl get` shows: %s.

                %s
                %s""".formatted(
                        spec.getNames().getKind(),
                        spec.getGroup(),
                        version.getName(),
                        spec.getNames().getShortNames().getFirst(),
                        schema.getDescription(),
                        columns(version),
                        part("spec", schema),
                        part("status", schema));
    }

    private static String columns(CustomResourceDefinitionVersion version) {
        return version.getAdditionalPrinterColumns().stream()
                .map(column -> "%s (`%s`)".formatted(column.getName(), column.getJsonPath()))
                .collect(Collectors.joining(", "));
    }

    private static String part(String name, JSONSchemaProps schema) {
        var part = schema.getProperties().get(name);
        return Stream.concat(
                        Stream.of("| `%s.` | Type | What it is |\n|---|---|---|\n".formatted(name)),
                        fields("", part).map(ApiReference::row))
                .collect(Collectors.joining());
    }

    /** @param required whether whoever writes the object around it must give it */
    private record Field(String path, JSONSchemaProps schema, boolean required) {}

    private static Stream<Field> fields(String prefix, JSONSchemaProps schema) {
        return Optional.ofNullable(schema.getProperties()).orElse(Map.of()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(field -> {
                    var path = prefix + field.getKey();
                    var required = schema.getRequired().contains(field.getKey());
                    return Stream.concat(
                            Stream.of(new Field(path, field.getValue(), required)), below(path, field.getValue()));
                });
    }

    private static Stream<Field> below(String path, JSONSchemaProps schema) {
        if (schema.getItems() != null && schema.getItems().getSchema() != null) {
            return within(path + "[]", schema.getItems().getSchema());
        }
        if (schema.getAdditionalProperties() != null
                && schema.getAdditionalProperties().getSchema() != null) {
            return within(path + "{}", schema.getAdditionalProperties().getSchema());
        }
        return fields(path + ".", schema);
    }

    private static Stream<Field> within(String path, JSONSchemaProps schema) {
        return Stream.concat(fields(path + ".", schema), isCollection(schema) ? below(path, schema) : Stream.empty());
    }

    private static boolean isCollection(JSONSchemaProps schema) {
        return schema.getItems() != null || schema.getAdditionalProperties() != null;
    }

    private static String row(Field field) {
        return "| `%s` | %s%s | %s |\n"
                .formatted(field.path(), type(field.schema()), field.required() ? ", required" : "", words(field));
    }

    private static String type(JSONSchemaProps schema) {
        return switch (schema.getType()) {
            case null -> "integer or string";
            case "array" ->
                "list of "
                        + Optional.ofNullable(schema.getItems())
                                .map(items -> type(items.getSchema()))
                                .orElse("any");
            case "object" ->
                Optional.ofNullable(schema.getAdditionalProperties())
                        .map(values -> values.getSchema())
                        .map(values -> "map of " + type(values))
                        .orElse("object");
            case String simple -> Optional.ofNullable(schema.getFormat()).orElse(simple);
        };
    }

    private static String words(Field field) {
        var schema = field.schema();
        return Stream.of(
                        Optional.ofNullable(schema.getDescription()),
                        Optional.ofNullable(schema.getDefault()).map(value -> "Default: `%s`.".formatted(value)),
                        Optional.ofNullable(schema.getEnum())
                                .filter(values -> !values.isEmpty())
                                .map(ApiReference::choices))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "))
                .replace("|", "\\|");
    }

    private static String choices(List<?> values) {
        return values.stream().map("`%s`"::formatted).collect(Collectors.joining(", ", "One of ", "."));
    }
}
