package io.hubbackup.apiserver.read;

import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.request.Address;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiFailure.Details;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.observe.Clockwork;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the rendering that a client wants most and that there is. */
public final class Negotiation {

    private static final String META = "meta.k8s.io";
    private static final Set<String> META_VERSIONS = Set.of("v1", "v1beta1");
    // Requests about built-in kinds pass a router first, which knows these names and no patterns but "*/*".
    private static final List<String> ROUTED = List.of("json", "yaml", "vnd.kubernetes.protobuf");
    private static final String TYPES = "application/json, application/yaml, application/vnd.kubernetes.protobuf";
    private static final String STREAMS =
            ", application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch";

    private final Clockwork time;

    /** @param time from which the ages in a table are told */
    public Negotiation(Clockwork time) {
        this.time = time;
    }

    /** @throws ApiFailure 406 when there is nothing that the client would take */
    public Rendering rendering(ApiRequest request, ServedKind kind) {
        var ranges = MediaRange.parse(request.header("accept").orElse(""));
        if (kind.custom().isEmpty() && ranges.stream().noneMatch(Negotiation::isRouted)) {
            throw unrouted(request);
        }
        return ranges.stream()
                .flatMap(range -> offer(range, request).stream())
                .findFirst()
                .orElseThrow(() -> ApiFailure.notAcceptable("only the following media types are accepted: " + TYPES));
    }

    private static boolean isRouted(MediaRange range) {
        return range.is("*", "*") || ROUTED.stream().anyMatch(subtype -> range.is("application", subtype));
    }

    private static ApiFailure unrouted(ApiRequest request) {
        boolean many = request.method().equals("GET")
                && Set.of("list", "watch").contains(Address.of(request).verb());
        return new ApiFailure(
                406,
                "NotAcceptable",
                "406: Not Acceptable\n\nAvailable representations: " + TYPES + (many ? STREAMS : ""),
                Details.BLANK);
    }

    private Optional<Rendering> offer(MediaRange range, ApiRequest request) {
        if (!range.takesJson()) {
            return Optional.empty();
        }
        var as = range.parameter("as");
        if (as.isEmpty()) {
            return Optional.of(new WholeObjects());
        }
        var version = range.parameter("v");
        if (!range.parameter("g").equals(META) || !META_VERSIONS.contains(version)) {
            return Optional.empty();
        }
        return switch (as) {
            case "PartialObjectMetadata" -> Optional.of(new MetadataOnly(META + "/" + version, MetadataOnly.Of.OBJECT));
            case "PartialObjectMetadataList" ->
                request.flag("watch")
                        ? Optional.empty()
                        : Optional.of(new MetadataOnly(META + "/" + version, MetadataOnly.Of.LIST));
            case "Table" -> Optional.of(new Tables(META + "/" + version, include(request), time));
            default -> Optional.empty();
        };
    }

    private static Tables.Include include(ApiRequest request) {
        var include = request.parameter("includeObject").orElse("Metadata");
        return switch (include) {
            case "None" -> Tables.Include.NONE;
            case "Metadata" -> Tables.Include.METADATA;
            case "Object" -> Tables.Include.OBJECT;
            default ->
                throw ApiFailure.badRequest("Unable to convert to Table as requested: includeObject: Invalid value: \""
                        + include + "\": must be 'Metadata', 'Object', 'None', or empty");
        };
    }
}
