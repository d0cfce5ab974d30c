package io.hubbackup.apiserver;

import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.read.Reads;
import io.hubbackup.apiserver.read.Rendering;
import io.hubbackup.apiserver.read.Renderings;
import io.hubbackup.apiserver.read.Selections;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.apiserver.request.Target;
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

    private final Reads reads;
    private final Writes writes;
    private final Renderings renderings;
    private final Selections selections;

    Verbs(Reads reads, Writes writes, Renderings renderings, Selections selections) {
        this.reads = reads;
        this.writes = writes;
        this.renderings = renderings;
        this.selections = selections;
    }

    ApiResponse answer(ServedKind kind, Target target, String verb, ApiRequest request) {
        check(kind, target, verb);
        var place = new Place(kind, target.namespace(), target.name(), target.subresource());
        return switch (verb) {
            case "get" -> reads.get(kind, target.namespace(), target.name(), request);
            case "list" -> reads.list(kind, target.namespace(), request);
            case "watch" -> reads.watch(kind, target.namespace(), request);
            case "create" -> written(place, request, writes.create(place, request));
            case "update" -> written(place, request, writes.replace(place, request));
            case "patch" -> written(place, request, writes.patch(place, request));
            case "delete" -> deleted(place, request, writes.delete(place, request));
            case "deletecollection" -> deletedAll(place, request);
            default -> throw ApiFailure.methodNotAllowed();
        };
    }

    private static void check(ServedKind kind, Target target, String verb) {
        boolean scoped = kind.namespaced() || target.namespace().isEmpty();
        boolean subresource = target.subresource().isEmpty()
                || target.subresource().equals("status") && kind.status()
                || target.subresource().equals("finalize") && kind.resource().equals("namespaces");
        if (!scoped || !subresource) {
            throw kind.custom().isPresent()
                    ? ApiFailure.notFound(kind.group(), kind.plural(), target.name())
                    : ApiFailure.noSuchPath();
        }
        boolean all = kind.namespaced() && target.namespace().isEmpty();
        boolean onCollection = target.name().isEmpty();
        boolean fits =
                switch (verb) {
                    case "list", "watch" -> true;
                    case "create" -> onCollection && !all;
                    case "get", "update", "patch", "delete" -> !onCollection && !all;
                    case "deletecollection" -> !all;
                    default -> false;
                };
        boolean onStatus = target.subresource().isEmpty()
                || Set.of("get", "update", "patch").contains(verb);
        if (!fits
                || !onStatus
                || target.subresource().isEmpty() && !kind.verbs().contains(verb)) {
            throw ApiFailure.methodNotAllowed();
        }
    }

    private ApiResponse written(Place place, ApiRequest request, Written written) {
        var rendering = renderings.of(request, place.kind());
        var headers = written.warnings().isEmpty()
                ? Map.<String, String>of()
                : Map.of(
                        "Warning",
                        written.warnings().stream().map(Verbs::warning).collect(Collectors.joining(", ")));
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
        Rendering rendering = renderings.of(request, place.kind());
        var deleted = writes.deleteAll(place, selections.of(place.kind(), place.namespace(), request), request);
        var metadata = Json.object().put("resourceVersion", Long.toString(reads.version()));
        return new ApiResponse.Whole(
                200, rendering.contentType(), Map.of(), rendering.list(place.kind(), deleted, metadata));
    }
}
