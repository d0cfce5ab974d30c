package io.hubbackup.apiserver.discovery;

import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The form in which a client wants to hear what is served: the first of those it names that there is. */
enum Acceptance {
    AGGREGATED,
    LEGACY,
    NOTHING;

    static final String AGGREGATED_TYPE = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    static Acceptance of(ApiRequest request) {
        return request.header("accept")
                .filter(accept -> !accept.isBlank())
                .map(accept -> Arrays.stream(accept.split(","))
                        .map(Acceptance::range)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(NOTHING))
                .orElse(LEGACY);
    }

    private static Optional<Acceptance> range(String range) {
        var parts = Arrays.stream(range.split(";")).map(String::strip).toList();
        if (!List.of("application/json", "application/*", "*/*").contains(parts.getFirst())) {
            return Optional.empty();
        }
        if (parts.stream().noneMatch(part -> part.startsWith("as="))) {
            return Optional.of(LEGACY);
        }
        return parts.containsAll(Arrays.asList(AGGREGATED_TYPE.split(";")))
                ? Optional.of(AGGREGATED)
                : Optional.empty();
    }

    static ApiFailure refused() {
        return new ApiFailure(
                406,
                "NotAcceptable",
                "only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf",
                ApiFailure.Details.NONE);
    }
}
