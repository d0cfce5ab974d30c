package io.hubbackup.apiserver;

import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.read.Negotiation;
import io.hubbackup.apiserver.read.Reads;
import io.hubbackup.apiserver.read.Rendering;
import io.hubbackup.apiserver.read.Selections;
import io.hubbackup.apiserver.request.Address;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.write.Place;
import io.hubbackup.apiserver.write.Removal;
import io.hubbackup.apiserver.write.Writes;
import io.hubbackup.apiserver.write.Written;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is done with objects of a kind that is served. */
final class Verbs {

    /** These kinds show what was deleted instead of a mere success. */
    private static final Set<String> SHOWN_WHEN_DELETED = Set.of(
            "pods",
            "services",
            "serviceaccounts",
            "persistentvolumes",
            "persistentvolumeclaims",
            "podtemplates",
            "resourcequotas");

    /** The subresources that are shown and written as the object itself. */
    private static final Set<String> OWN = Set.of("status", "finalize");

    private final Reads reads;
    private final Writes writes;
    private final Negotiation negotiation;

    Verbs(Reads reads, Writes writes, Negotiation negotiation) {
        this.reads = reads;
        this.writes = writes;
        this.negotiation = negotiation;
    }

    ApiResponse answer(ServedKind kind, Address address, ApiRequest request) {
        check(kind, address);
        var place =
                new Place(kind, kind.namespaced() ? address.namespace() : "", address.name(), address.subresource());
        return switch (address.verb()) {
            case "get" -> reads.get(kind, place.namespace(), place.name(), request);
            case "list" -> reads.list(kind, place.namespace(), request);
            case "watch" -> reads.watch(kind, place.namespace(), request);
            case "create" -> written(place, request, writes.create(place, request));
            case "update" -> written(place, request, writes.replace(place, request));
            case "patch" -> written(place, request, writes.patch(place, request));
            case "delete" -> deleted(place, request, writes.delete(place, request));
            case "deletecollection" -> deletedAll(place, request);
            default -> throw ApiFailure.methodNotAllowed();
        };
    }

    private static void check(ServedKind kind, Address address) {
        var subresource = kind.subresource(address.subresource());
        if (!address.subresource().isEmpty() && subresource.isEmpty()) {
            throw kind.custom().isPresent()
                    ? ApiFailure.notFound(kind.group(), kind.plural(), address.name())
                    : ApiFailure.noSuchPath();
        }
        if (!address.subresource().isEmpty() && !OWN.contains(address.subresource())) {
            throw ApiFailure.notImplemented("the subresource " + address.subresource());
        }
        var allowed = subresource.map(ServedKind.Subresource::verbs).orElse(kind.verbs());
        boolean known = kind.custom().isPresent() && subresource.isEmpty() || allowed.contains(address.verb());
        if (!known && kind.custom().isPresent()) {
            throw ApiFailure.methodNotSupported(kind.group(), kind.plural(), address.verb());
        }
        if (!known || !fits(kind, address)) {
            throw ApiFailure.methodNotAllowed();
        }
    }

    /** Whether there is such a path: objects of a namespaced kind are found within namespaces only, and those of others never. */
    static boolean isPath(ServedKind kind, Address address) {
        boolean scoped = kind.namespaced()
                || address.namespace().isEmpty()
                || kind.resource().equals("namespaces");
        boolean within = !kind.namespaced() || !address.namespace().isEmpty();
        boolean listing = List.of("list", "watch").contains(address.verb());
        return scoped
                && (within
                        || listing
                        || kind.custom().isEmpty() && address.name().isEmpty());
    }

    /** Whether a verb is for what is addressed: one object, or all of them. */
    private static boolean fits(ServedKind kind, Address address) {
        boolean everywhere = kind.namespaced() && address.namespace().isEmpty();
        return switch (address.verb()) {
            case "list", "watch" -> true;
            case "create" -> address.name().isEmpty() && !everywhere;
            case "deletecollection" -> !everywhere;
            default -> !address.name().isEmpty() && !everywhere;
        };
    }

    private ApiResponse written(Place place, ApiRequest request, Written written) {
        var rendering = negotiation.rendering(request, place.kind());
        var headers = written.warnings().isEmpty()
                ? Map.<String, String>of()
                : Map.of(
                        "Warning",
                        written.warnings().stream().map(Verbs::warning).collect(Collectors.joining("\n")));
        var body = rendering.object(place.kind(), written.object());
        return new ApiResponse.Whole(written.code(), rendering.contentType(), headers, body);
    }

    private static String warning(String text) {
        return "299 - \"%s\"".formatted(text.replace("\\", "\\\\").replace("\"", "\\\""));
    }

    private ApiResponse deleted(Place place, ApiRequest request, Removal removal) {
        var kind = place.kind();
        if (!removal.gone() || SHOWN_WHEN_DELETED.contains(kind.resource())) {
            return written(place, request, new Written(200, removal.object(), List.of()));
        }
        var status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        var details = status.put("status", "Success").putObject("details").put("name", place.name());
        if (!kind.group().isEmpty()) {
            details.put("group", kind.group());
        }
        details.put("kind", kind.plural()).put("uid", removal.object().uid());
        return new ApiResponse.Whole(200, "application/json", Map.of(), Json.bytes(status));
    }

    private ApiResponse deletedAll(Place place, ApiRequest request) {
        Rendering rendering = negotiation.rendering(request, place.kind());
        var deleted = writes.deleteAll(place, Selections.of(place.kind(), place.namespace(), request), request);
        var metadata = Json.object().put("resourceVersion", Long.toString(reads.version()));
        return new ApiResponse.Whole(
                200, rendering.contentType(), Map.of(), rendering.list(place.kind(), deleted, metadata));
    }
}
