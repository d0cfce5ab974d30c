package io.hubbackup.apiserver.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NegotiationTest {

    private static final String METADATA = "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1";
    private static final String METADATA_LIST = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";

    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";

    private static final ServedKind SECRETS = Sample.builtIn("", "v1", "secrets");

    private final Negotiation negotiation = new Negotiation(Sample.STOPPED);

    static Stream<Arguments> taken() {
        return Stream.of(
                argumentSet("nothing said", "", WholeObjects.class),
                argumentSet("JSON", "application/json", WholeObjects.class),
                argumentSet("anything", "*/*", WholeObjects.class),
                argumentSet("anything, if there is no better", "text/html, */*;q=0.2", WholeObjects.class),
                argumentSet("a stream of JSON", "application/json;stream=watch", WholeObjects.class),
                argumentSet(
                        "protobuf, but JSON will do",
                        "application/vnd.kubernetes.protobuf,application/json",
                        WholeObjects.class),
                argumentSet("the metadata", METADATA, MetadataOnly.class),
                argumentSet("the metadata of a list", METADATA_LIST + ",application/json", MetadataOnly.class),
                argumentSet(
                        "protobuf, or the metadata",
                        METADATA.replace("json", "vnd.kubernetes.protobuf") + "," + METADATA,
                        MetadataOnly.class),
                argumentSet(
                        "what nobody has, or JSON",
                        METADATA.replace("v1", "v3") + ", application/json",
                        WholeObjects.class),
                argumentSet("metadata in second place", METADATA + ";q=0.5,application/json", WholeObjects.class),
                argumentSet(
                        "another group's idea of metadata",
                        METADATA.replace("meta.", "beta.") + ",*/*",
                        WholeObjects.class));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void choosesWhatIsWantedMost(String accept, Class<?> expected) {
        assertThat(negotiation.rendering(request(accept, Map.of()), SECRETS)).isInstanceOf(expected);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                argumentSet("protobuf alone", "application/vnd.kubernetes.protobuf", "only the following media types"),
                argumentSet(
                        "an unknown form",
                        "application/json;as=Foo;g=meta.k8s.io;v=v1",
                        "only the following media types"),
                argumentSet("XML", "text/xml", "406: Not Acceptable\n\nAvailable representations:"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatItDoesNotHave(String accept, String words) {
        assertThatThrownBy(() -> negotiation.rendering(request(accept, Map.of()), SECRETS))
                .isInstanceOfSatisfying(
                        ApiFailure.class, failure -> assertThat(failure.code()).isEqualTo(406))
                .hasMessageStartingWith(words);
    }

    @Test
    void onlyTheRouterOfBuiltInKindsTakesNoPattern() {
        var request = request("application/*", Map.of());

        assertThat(negotiation.rendering(request, Sample.custom("v1"))).isInstanceOf(WholeObjects.class);
        assertThatThrownBy(() -> negotiation.rendering(request, SECRETS))
                .isInstanceOf(ApiFailure.class)
                .hasMessageEndingWith(", application/vnd.kubernetes.protobuf;stream=watch");
    }

    private static ApiRequest request(String accept, Map<String, List<String>> query) {
        var headers = accept.isEmpty() ? Map.<String, String>of() : Map.of("accept", accept);
        return new ApiRequest("GET", "/api/v1/secrets", query, headers, new byte[0]);
    }
}
