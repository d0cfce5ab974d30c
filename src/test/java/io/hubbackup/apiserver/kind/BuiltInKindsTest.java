package io.hubbackup.apiserver.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.Structure.Merge;
import io.hubbackup.apiserver.request.ApiFailure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The built-in kinds: read, merged and checked as a kube-apiserver does")
class BuiltInKindsTest {

    private static final Kinds KINDS = BuiltInKinds.get();

    static Stream<Arguments> unreadable() {
        return Stream.of(
                argumentSet(
                        "a number for a text in a map",
                        "{data: {a: 1}}",
                        "json: cannot unmarshal number into Go struct field ConfigMap.data of type string"),
                argumentSet(
                        "a list for a map",
                        "{data: []}",
                        "json: cannot unmarshal array into Go struct field ConfigMap.data of type map[string]string"),
                argumentSet(
                        "a text for a boolean",
                        "{immutable: 'x'}",
                        "json: cannot unmarshal string into Go struct field ConfigMap.immutable of type bool"),
                argumentSet("no base64", "{binaryData: {a: '%%'}}", "illegal base64 data at input byte 0"),
                argumentSet(
                        "a number for bytes",
                        "{binaryData: {a: 1}}",
                        "json: cannot unmarshal number into Go struct field ConfigMap.binaryData of type []uint8"),
                argumentSet(
                        "no metadata",
                        "{metadata: 'x'}",
                        "json: cannot unmarshal string into Go struct field ConfigMap.metadata of type v1.ObjectMeta"),
                argumentSet(
                        "a label that is a number",
                        "{metadata: {labels: {a: 1}}}",
                        "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string"),
                argumentSet(
                        "no time",
                        "{metadata: {creationTimestamp: 'x'}}",
                        "parsing time \"x\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"x\" as \"2006\""));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    @DisplayName("what cannot be read as its type is a bad request")
    void refusesWrongTypes(String object, String why) throws JsonProcessingException {
        var structure = kind("", "v1", "configmaps").structure();
        var read = object(object);

        assertThatThrownBy(() -> structure.prune(read))
                .isInstanceOf(ApiFailure.class)
                .hasMessage("ConfigMap in version \"v1\" cannot be handled as a ConfigMap: " + why);
    }

    static Stream<Arguments> merges() {
        var deployment = List.of("spec", "template", "spec", "containers");
        return Stream.of(
                argumentSet("containers by name", "deployments", deployment, new Merge.ByKeys(List.of("name"))),
                argumentSet(
                        "ports",
                        "deployments",
                        List.of("spec", "template", "spec", "containers", "ports"),
                        new Merge.ByKeys(List.of("containerPort", "protocol"))),
                argumentSet(
                        "owners",
                        "deployments",
                        List.of("metadata", "ownerReferences"),
                        new Merge.ByKeys(List.of("uid"))),
                argumentSet("finalizers", "deployments", List.of("metadata", "finalizers"), new Merge.Set()),
                argumentSet("labels", "deployments", List.of("metadata", "labels"), new Merge.Granular()),
                argumentSet("one label", "deployments", List.of("metadata", "labels", "a"), new Merge.Atomic()),
                argumentSet("a selector", "deployments", List.of("spec", "selector"), new Merge.Atomic()),
                argumentSet(
                        "conditions",
                        "deployments",
                        List.of("status", "conditions"),
                        new Merge.ByKeys(List.of("type"))));
    }

    @ParameterizedTest
    @MethodSource("merges")
    @DisplayName("lists and maps are merged by the rules of their types")
    void knowsMerges(String plural, List<String> path, Merge merge) {
        assertThat(kind("apps", "v1", plural).structure().merge(path)).isEqualTo(merge);
    }

    @Test
    @DisplayName("unknown fields are removed and named, null is what is not there")
    void prunes() throws JsonProcessingException {
        var deployment = object("{spec: {typo: 1, replicas: null, template: {spec: {containers: [{nam: 'a'}]}}}}");

        assertThat(kind("apps", "v1", "deployments").structure().prune(deployment))
                .containsExactly("spec.typo", "spec.template.spec.containers[0].nam");
        assertThat(deployment).isEqualTo(object("{spec: {template: {spec: {containers: [{}]}}}}"));
    }

    @Test
    @DisplayName("stringData of a Secret is folded into its data")
    void foldsSecrets() throws JsonProcessingException {
        var secret = object("{metadata: {}, data: {a: 'YQ=='}, stringData: {b: 'b'}}");
        var structure = kind("", "v1", "secrets").structure();
        structure.fillDefaults(secret);

        assertThat(secret).isEqualTo(object("{metadata: {}, data: {a: 'YQ==', b: 'Yg=='}, type: 'Opaque'}"));
        assertThat(structure.validate(secret, Optional.empty())).isEmpty();
    }

    @Test
    @DisplayName("discovery's facts are there: short names, subresources, create-only reviews")
    void knowsFacts() {
        assertThat(kind("", "v1", "configmaps").shortNames()).containsExactly("cm");
        assertThat(kind("apps", "v1", "deployments").status()).isTrue();
        assertThat(kind("", "v1", "serviceaccounts").subresource("token"))
                .hasValueSatisfying(token -> assertThat(token.kind()).isEqualTo("TokenRequest"));
        assertThat(kind("authorization.k8s.io", "v1", "subjectaccessreviews").verbs())
                .containsExactly("create");
        assertThat(KINDS.ofKind("rbac.authorization.k8s.io/v1", "ClusterRole")).isPresent();
    }

    private static ServedKind kind(String group, String version, String plural) {
        return KINDS.find(group, version, plural).orElseThrow();
    }

    private static ObjectNode object(String relaxed) throws JsonProcessingException {
        return (ObjectNode) new ObjectMapper(JsonFactory.builder()
                        .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
                        .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                        .build())
                .readTree(relaxed);
    }
}
