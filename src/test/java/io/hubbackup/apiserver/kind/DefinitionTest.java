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

/** The expectations were recorded from a kube-apiserver 1.35.2. */
@DisplayName("CustomResourceDefinitions: what they get by default, and what is refused in them")
class DefinitionTest {

    static Stream<Arguments> cases() {
        return StreamSupport.stream(recorded().path("cases").spliterator(), false)
                .map(one -> argumentSet(one.path("name").asText(), one));
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("as recorded")
    void asRecorded(JsonNode recorded) {
        var structure = BuiltInKinds.get()
                .find("apiextensions.k8s.io", "v1", "customresourcedefinitions")
                .orElseThrow()
                .structure();
        var definition = (ObjectNode) recorded.path("object").deepCopy();
        try {
            assertThat(structure.prune(definition)).isEmpty();
            structure.fillDefaults(definition);
            var wrong = structure.validate(definition, Optional.empty());

            assertThat(wrong).containsExactlyInAnyOrderElementsOf(causes(recorded));
            if (wrong.isEmpty()) {
                assertThat(definition.path("spec"))
                        .isEqualTo(recorded.path("becomes").path("spec"));
                assertThat(definition.path("status"))
                        .isEqualTo(recorded.path("becomes").path("status"));
            }
        } catch (ApiFailure refused) {
            assertThat(refused.getMessage()).isEqualTo(recorded.path("message").asText());
        }
    }

    static Stream<Arguments> beyond() {
        return Stream.of(
                argumentSet("an unknown function", "foo(self)", "it calls foo"),
                argumentSet("an unknown method", "self.a.split('x')", "it calls split"),
                argumentSet("an unknown name", "other == 1", "it names other"),
                argumentSet("an end too early", "self.a ==", "it ends too early"),
                argumentSet("an unknown sign", "self.a # 1", "it has the sign #"),
                argumentSet("too much", "self.a self.b", "it has self where its end should be"));
    }

    @ParameterizedTest
    @MethodSource("beyond")
    @DisplayName("a rule that cannot be evaluated is refused, for objects that break it would be taken")
    void refusesRules(String rule, String why) {
        var schema = new ObjectMapper().createObjectNode().put("type", "object");
        schema.putArray("x-kubernetes-validations").addObject().put("rule", rule);

        assertThat(new SchemaRules().check(schema, "s"))
                .containsExactly(FieldCause.invalid(
                        "s.x-kubernetes-validations[0].rule",
                        "\"" + rule + "\"",
                        "the embedded API server cannot evaluate this rule: " + why));
    }

    private static List<FieldCause> causes(JsonNode recorded) {
        return StreamSupport.stream(recorded.path("causes").spliterator(), false)
                .map(cause -> new FieldCause(
                        cause.get(0).asText(),
                        cause.get(1).asText(),
                        cause.get(2).asText()))
                .toList();
    }

    private static JsonNode recorded() {
        try (var in = DefinitionTest.class.getResourceAsStream("definition-cases.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
