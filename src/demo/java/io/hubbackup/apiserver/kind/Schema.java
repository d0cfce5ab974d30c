package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.JsonNode;
import io.hubbackup.apiserver.rule.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One level of a structural schema, read.
 *
 * @param json the schema itself, for the rules about values
 * @param type empty: any
 * @param preserve unknown fields stay ({@code x-kubernetes-preserve-unknown-fields})
 * @param embedded it holds a whole object, whose {@code apiVersion}, {@code kind} and {@code metadata} are implied
 * @param anyProperties {@code additionalProperties: true}
 * @param hasRules whether there are rules here or below
 */
record Schema(
        JsonNode json,
        String type,
        boolean nullable,
        boolean preserve,
        boolean embedded,
        boolean intOrString,
        Map<String, Schema> properties,
        Optional<Schema> additionalProperties,
        boolean anyProperties,
        Optional<Schema> items,
        Optional<JsonNode> defaultValue,
        List<Rule> rules,
        boolean hasRules) {

    static final String RULES = "x-kubernetes-validations";

    /** @throws IllegalArgumentException for rules that cannot be evaluated */
    static Schema of(JsonNode json) {
        var properties = properties(json.path("properties"));
        var additional = below(json.path("additionalProperties"));
        var items = below(json.path("items"));
        var rules = CustomDefinition.elements(json.path(RULES)).map(Rule::of).toList();
        boolean below = Stream.of(properties.values().stream(), additional.stream(), items.stream())
                .flatMap(schemas -> schemas)
                .anyMatch(Schema::hasRules);
        return new Schema(
                json,
                json.path("type").asText(),
                json.path("nullable").asBoolean(),
                json.path("x-kubernetes-preserve-unknown-fields").asBoolean(),
                json.path("x-kubernetes-embedded-resource").asBoolean(),
                json.path("x-kubernetes-int-or-string").asBoolean(),
                properties,
                additional,
                json.path("additionalProperties").asBoolean(),
                items,
                Optional.ofNullable(json.get("default")),
                rules,
                below || !rules.isEmpty());
    }

    private static Optional<Schema> below(JsonNode json) {
        return json.isObject() ? Optional.of(of(json)) : Optional.empty();
    }

    private static Map<String, Schema> properties(JsonNode json) {
        var properties = new LinkedHashMap<String, Schema>();
        json.properties().forEach(entry -> properties.put(entry.getKey(), of(entry.getValue())));
        return properties;
    }

    /** The schema of a field, named or not. */
    Optional<Schema> property(String name) {
        return Optional.ofNullable(properties.get(name)).or(() -> additionalProperties);
    }

    /** Whether a field without a schema of its own may be there. */
    boolean takesAny() {
        return preserve || anyProperties || additionalProperties.isPresent();
    }

    /** Whether lists are {@code map}, {@code set} or {@code atomic}. */
    String listType() {
        return json.path("x-kubernetes-list-type").asText("atomic");
    }

    List<String> mapKeys() {
        return CustomDefinition.texts(json.path("x-kubernetes-list-map-keys"));
    }

    boolean atomicMap() {
        return json.path("x-kubernetes-map-type").asText().equals("atomic");
    }
}
