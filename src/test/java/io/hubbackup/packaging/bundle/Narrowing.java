package io.hubbackup.packaging.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a schema refuses or drops something that the schema before it has taken and kept. */
record Narrowing(JsonNode before, JsonNode after) {

    private static final List<String> AT_MOST = List.of("maximum", "maxLength", "maxItems", "maxProperties");
    private static final List<String> AT_LEAST = List.of("minimum", "minLength", "minItems", "minProperties");

    /** May be given up, and not taken on or changed. */
    private static final List<String> CONDITIONS = List.of(
            "pattern",
            "format",
            "multipleOf",
            "uniqueItems",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "not",
            "allOf",
            "anyOf",
            "oneOf");

    /** What it says is kept, stays. */
    private static final List<String> LENIENCE =
            List.of("nullable", "x-kubernetes-preserve-unknown-fields", "x-kubernetes-int-or-string");

    /** How several writers share a list or a map. */
    private static final List<String> SHAPE =
            List.of("type", "x-kubernetes-list-type", "x-kubernetes-list-map-keys", "x-kubernetes-map-type");

    /** Each with the word of the schema that is to blame. */
    Stream<String> places() {
        return places("");
    }

    private Stream<String> places(String path) {
        var here = Stream.of(
                        SHAPE.stream().filter(word -> !before.path(word).equals(after.path(word))),
                        AT_MOST.stream().filter(word -> isTighter(word, 1)),
                        AT_LEAST.stream().filter(word -> isTighter(word, -1)),
                        CONDITIONS.stream()
                                .filter(word ->
                                        after.has(word) && !before.path(word).equals(after.path(word))),
                        LENIENCE.stream()
                                .filter(word -> before.path(word).asBoolean()
                                        && !after.path(word).asBoolean()),
                        Stream.of("required", "x-kubernetes-validations")
                                .filter(word -> !values(before, word).containsAll(values(after, word))),
                        Stream.of("enum")
                                .filter(word -> after.has(word)
                                        && !(before.has(word)
                                                && values(after, word).containsAll(values(before, word)))))
                .flatMap(words -> words)
                .map(word -> path + " " + word);
        return Stream.of(
                        here, properties(path), below("items", path + "[]"), below("additionalProperties", path + "{}"))
                .flatMap(places -> places);
    }

    private Stream<String> properties(String path) {
        return before.path("properties").properties().stream().flatMap(property -> {
            var next = after.path("properties").path(property.getKey());
            var place = path + "." + property.getKey();
            return next.isMissingNode()
                    ? Stream.of(place + " properties")
                    : new Narrowing(property.getValue(), next).places(place);
        });
    }

    private Stream<String> below(String word, String path) {
        return before.has(word) ? new Narrowing(before.path(word), after.path(word)).places(path) : Stream.empty();
    }

    /** @param up 1 for a bound that may rise, -1 for one that may fall */
    private boolean isTighter(String bound, int up) {
        return after.has(bound)
                && !(before.has(bound)
                        && up
                                        * Double.compare(
                                                after.path(bound).asDouble(),
                                                before.path(bound).asDouble())
                                >= 0);
    }

    private static Set<JsonNode> values(JsonNode schema, String word) {
        return Bundle.elements(schema.path(word)).collect(Collectors.toSet());
    }
}
