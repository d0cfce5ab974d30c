package io.hubbackup.demo.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.kit.HubKit;
import io.hubbackup.kit.NeedsKit;
import io.hubbackup.kit.Yaml;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The kinds of a hub")
class HubKindsTest {

    @Test
    @NeedsKit
    @DisplayName("they are those of a real hub: names, scopes, versions and status")
    void asOnARealHub() {
        var kit = HubKit.present().orElseThrow();
        assertThat(identities(Stream.of(HubKinds.velero(), HubKinds.hub())))
                .isEqualTo(identities(kit.hubCrds().stream().map(Yaml::folder)));
    }

    @Test
    @NeedsKit
    @DisplayName("what a rule says about a field of Velero's kinds is what Velero's definitions say")
    void rulesOfVelero() {
        var theirs = Yaml.folder(HubKit.present().orElseThrow().veleroCrds()).stream()
                .collect(Collectors.toMap(definition -> definition.getMetadata().getName(), Function.identity()));
        assertThat(Table.rows("/hub-kind-rules.txt").stream().map(FieldRule::of))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.values())
                        .containsExactlyInAnyOrderElementsOf(
                                said(Objects.requireNonNull(theirs.get(rule.resource())), rule)));
    }

    @Test
    @DisplayName("each is defined once, and one of its versions is stored")
    void definedOnce() {
        assertThat(HubKinds.all().stream().map(HubKind::resource))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(80);
        assertThat(HubKinds.all())
                .allSatisfy(kind -> assertThat(kind.versions().stream().filter(HubKind.Version::stored))
                        .hasSize(1));
    }

    private static Map<String, Object> identities(Stream<List<GenericKubernetesResource>> definitions) {
        var identities = new TreeMap<String, Object>();
        definitions
                .flatMap(List::stream)
                .forEach(definition -> identities.put(definition.getMetadata().getName(), identity(definition)));
        return identities;
    }

    private static Object identity(GenericKubernetesResource definition) {
        var spec = json(definition).path("spec");
        var names = spec.path("names");
        var kind = names.path("kind").asText();
        return List.of(
                spec.path("scope").asText(),
                kind,
                // an API server makes up what is not there
                names.path("listKind").asText(kind + "List"),
                names.path("singular").asText(kind.toLowerCase(Locale.ROOT)),
                texts(names.path("shortNames")),
                StreamSupport.stream(spec.path("versions").spliterator(), false)
                        .map(HubKindsTest::version)
                        .toList());
    }

    private static Object version(JsonNode version) {
        return List.of(
                version.path("name").asText(),
                version.path("served").asBoolean(),
                version.path("storage").asBoolean(),
                version.path("subresources").has("status"));
    }

    private static List<String> said(GenericKubernetesResource definition, FieldRule rule) {
        var schema = json(definition).at("/spec/versions/0/schema/openAPIV3Schema");
        for (var name : rule.path()) {
            schema = schema.path("properties").path(name);
        }
        return texts(schema.path(rule.keyword()));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode json(GenericKubernetesResource definition) {
        return Serialization.jsonMapper().valueToTree(definition);
    }
}
