package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a definition says of an object, without a server that serves it. */
public final class CustomSchema {

    private CustomSchema() {}

    /** Why the object would be refused under strict field validation, one sentence each; nothing for a version that the definition does not have. */
    public static List<String> refusals(JsonNode definition, ObjectNode object) {
        var version = object.path("apiVersion").asText().replaceFirst(".*/", "");
        return CustomDefinition.elements(definition.at("/spec/versions"))
                .filter(one -> one.path("name").asText().equals(version))
                .flatMap(one -> refusals(
                        SchemaStructure.of(object.path("kind").asText(), version, one.at("/schema/openAPIV3Schema")),
                        object.deepCopy()))
                .toList();
    }

    private static Stream<String> refusals(SchemaStructure structure, ObjectNode object) {
        var unknown = structure.prune(object);
        return Stream.concat(
                unknown.stream(),
                structure.validate(object, Optional.empty()).stream()
                        .map(cause -> cause.field() + ": " + cause.message()));
    }
}
