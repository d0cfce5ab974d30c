package io.hubbackup.apiserver.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiFailure.Details;
import io.hubbackup.apiserver.request.FieldCause;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.write.WriteOptions.Unknown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What becomes of fields that nobody knows. */
final class UnknownFields {

    private UnknownFields() {}

    /**
     * Removes them.
     *
     * @return warnings
     * @throws ApiFailure 400, or 422 for a patch, when the client wants to be told of them as an error
     */
    static List<String> prune(ServedKind kind, ObjectNode object, WriteOptions options) {
        return prune(kind, object, options, List.of());
    }

    /** @param twice the paths of fields that the client sent more than once */
    static List<String> prune(ServedKind kind, ObjectNode object, WriteOptions options, List<String> twice) {
        var whole = options.unknown() == Unknown.STRICT ? object.deepCopy() : object;
        var unknown = kind.structure().prune(object);
        var said = Stream.concat(
                        twice.stream().map("duplicate field \"%s\""::formatted),
                        unknown.stream().map("unknown field \"%s\""::formatted))
                .toList();
        if (options.unknown() == Unknown.STRICT && !said.isEmpty()) {
            throw strict(kind, whole, options, said);
        }
        return options.unknown() == Unknown.WARN ? said : List.of();
    }

    private static ApiFailure strict(ServedKind kind, ObjectNode object, WriteOptions options, List<String> said) {
        var error = said.stream().collect(Collectors.joining(", ", "strict decoding error: ", ""));
        if (!options.options().equals("PatchOptions")) {
            return ApiFailure.badRequest("%s in version \"%s\" cannot be handled as a %s: %s"
                    .formatted(kind.kind(), kind.version(), kind.kind(), error));
        }
        var text = Json.object().textNode(text(kind, object)).toString();
        var cause = new FieldCause("FieldValueInvalid", "patch", "Invalid value: %s: %s".formatted(text, error));
        return new ApiFailure(
                422,
                "Invalid",
                " \"\" is invalid: patch: " + cause.message(),
                new Details("", "", "", "", List.of(cause), Optional.empty()));
    }

    // Go writes maps in the order of their keys: a custom resource is one all through, of a built-in kind only the
    // object itself.
    private static String text(ServedKind kind, ObjectNode object) {
        return sorted(object, kind.custom().isPresent()).toString();
    }

    private static JsonNode sorted(JsonNode node, boolean deep) {
        if (node instanceof ObjectNode object) {
            var sorted = Json.object();
            new TreeMap<>(object.properties().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                    .forEach((field, value) -> sorted.set(field, deep ? sorted(value, true) : value));
            return sorted;
        }
        if (node instanceof ArrayNode array) {
            var sorted = array.arrayNode();
            array.forEach(element -> sorted.add(sorted(element, deep)));
            return sorted;
        }
        return node;
    }
}
