package io.hubbackup.apiserver.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.FieldCause;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The expectations were recorded from a kube-apiserver 1.35.2: what it stores, or what it says. It checks the fields of an object in any order, so the order
 * of its causes means nothing.
 */
@DisplayName("Structural schemas: what is stored and what is refused, word for word")
class SchemaTest {

    private static final JsonNode RECORDED = recorded("schema-cases.json");
    private static final Structure STRUCTURE = SchemaStructure.of("Sample", "v1", RECORDED.path("schema"));

    static Stream<Arguments> cases() {
        return StreamSupport.stream(RECORDED.path("cases").spliterator(), false)
                .map(one -> argumentSet(one.path("name").asText(), one));
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("as recorded")
    void asRecorded(JsonNode recorded) {
        var object = (ObjectNode) recorded.path("object").deepCopy();
        try {
            var unknown = STRUCTURE.prune(object);
            STRUCTURE.fillDefaults(object);
            var wrong = STRUCTURE.validate(object, Optional.empty());

            assertThat(wrong).containsExactlyInAnyOrderElementsOf(causes(recorded));
            assertThat(strict(unknown)).isEqualTo(recorded.path("strict").asText());
            if (wrong.isEmpty()) {
                assertThat(object).isEqualTo(recorded.path("becomes"));
            }
        } catch (ApiFailure refused) {
            assertThat(refused.getMessage()).isEqualTo(recorded.path("message").asText());
        }
    }

    static Stream<Arguments> updates() {
        return StreamSupport.stream(recorded("update-cases.json").path("cases").spliterator(), false)
                .map(one -> argumentSet(one.path("name").asText(), one));
    }

    @ParameterizedTest
    @MethodSource("updates")
    @DisplayName("what was wrong before, when the schema was another, may stay so")
    void toleratesWhatStays(JsonNode recorded) {
        var before = (ObjectNode) recorded.path("before").deepCopy();
        var after = (ObjectNode) recorded.path("after").deepCopy();
        STRUCTURE.prune(after);
        STRUCTURE.fillDefaults(after);

        assertThat(STRUCTURE.validate(after, Optional.of(before)))
                .containsExactlyInAnyOrderElementsOf(causes(recorded));
    }

    static Stream<Arguments> rules() {
        var recorded = recorded("rule-cases.json");
        var structure = SchemaStructure.of("Rule", "v1", recorded.path("schema"));
        return StreamSupport.stream(recorded.path("cases").spliterator(), false)
                .map(one -> argumentSet(one.path("name").asText(), structure, one));
    }

    @ParameterizedTest
    @MethodSource("rules")
    @DisplayName("rules are asked, once the object is sound")
    void asksRules(Structure structure, JsonNode recorded) {
        var object = (ObjectNode) recorded.path("object").deepCopy();
        var before = Optional.ofNullable(recorded.get("before")).map(old -> (ObjectNode) old.deepCopy());
        structure.prune(object);
        structure.fillDefaults(object);

        assertThat(structure.validate(object, before)).containsExactlyInAnyOrderElementsOf(causes(recorded));
    }

    private static List<FieldCause> causes(JsonNode recorded) {
        return StreamSupport.stream(recorded.path("causes").spliterator(), false)
                .map(cause -> new FieldCause(
                        cause.get(0).asText(),
                        cause.get(1).asText(),
                        cause.get(2).asText()))
                .toList();
    }

    private static String strict(List<String> unknown) {
        return unknown.stream()
                .map(field -> "unknown field \"" + field + "\"")
                .reduce((left, right) -> left + ", " + right)
                .map(fields ->
                        "Sample in version \"v1\" cannot be handled as a Sample: strict decoding error: " + fields)
                .orElse("");
    }

    private static JsonNode recorded(String file) {
        try (var in = SchemaTest.class.getResourceAsStream(file)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
