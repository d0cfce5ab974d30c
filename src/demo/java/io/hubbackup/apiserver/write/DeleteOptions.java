package io.hubbackup.apiserver.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.FieldCause;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How something is deleted: from the body of the request, or from its query. */
record DeleteOptions(
        boolean dryRun, Optional<Propagation> propagation, Optional<String> uid, Optional<String> resourceVersion) {

    /** What becomes of the objects that name this one as their owner. */
    enum Propagation {
        BACKGROUND,
        FOREGROUND,
        ORPHAN
    }

    private static final String KIND = "DeleteOptions";

    static DeleteOptions of(Propagation propagation) {
        return new DeleteOptions(false, Optional.of(propagation), Optional.empty(), Optional.empty());
    }

    DeleteOptions only(String meant) {
        return new DeleteOptions(dryRun, propagation, Optional.of(meant), resourceVersion);
    }

    /** @throws ApiFailure 400 or 422 for options that are none */
    static DeleteOptions of(ApiRequest request) {
        var body = request.body().length == 0 ? Json.object() : Body.options(request);
        checkKind(Json.text(body, "kind"));
        var policy = policy(request, body);
        if (body.has("orphanDependents")
                || request.parameter("orphanDependents").isPresent()) {
            if (policy.isPresent()) {
                throw bothSet(policy.get());
            }
            boolean orphan = body.path("orphanDependents").asBoolean() || request.flag("orphanDependents");
            policy = Optional.of(orphan ? "Orphan" : "Background");
        }
        return new DeleteOptions(
                isDryRun(request, body),
                policy.map(DeleteOptions::propagation),
                precondition(body, "uid"),
                precondition(body, "resourceVersion"));
    }

    private static void checkKind(String kind) {
        if (!kind.isEmpty() && !kind.equals(KIND)) {
            throw ApiFailure.badRequest(
                    "no kind \"%s\" is registered for version \"v1\" in scheme \"pkg/runtime/scheme.go:111\""
                            .formatted(kind));
        }
    }

    private static Optional<String> policy(ApiRequest request, ObjectNode body) {
        return Optional.of(Json.text(body, "propagationPolicy"))
                .filter(text -> !text.isEmpty())
                .or(() -> request.parameter("propagationPolicy"));
    }

    private static boolean isDryRun(ApiRequest request, ObjectNode body) {
        if (!body.path("dryRun").isEmpty()) {
            var values = new ArrayList<String>();
            body.path("dryRun").forEach(value -> values.add(value.asText()));
            return WriteOptions.isDryRun(KIND, new ApiRequest("", "", Map.of("dryRun", values), Map.of(), new byte[0]));
        }
        return WriteOptions.isDryRun(KIND, request);
    }

    /** @throws ApiFailure 409 when this is not the object that is meant */
    void check(Place place, Stored live) {
        uid.filter(wanted -> !wanted.equals(live.uid())).ifPresent(wanted -> {
            throw conflict(
                    place,
                    "the UID in the precondition (%s) does not match the UID in record (%s). The object might have been deleted and then recreated"
                            .formatted(wanted, live.uid()));
        });
        var version = Long.toString(live.version());
        resourceVersion.filter(wanted -> !wanted.equals(version)).ifPresent(wanted -> {
            throw conflict(
                    place,
                    "the ResourceVersion in the precondition (%s) does not match the ResourceVersion in record (%s). The object might have been modified"
                            .formatted(wanted, version));
        });
    }

    private static ApiFailure conflict(Place place, String why) {
        return ApiFailure.conflict(place.kind().group(), place.kind().kind(), place.name(), why);
    }

    private static Propagation propagation(String policy) {
        return switch (policy) {
            case "Background" -> Propagation.BACKGROUND;
            case "Foreground" -> Propagation.FOREGROUND;
            case "Orphan" -> Propagation.ORPHAN;
            default ->
                throw WriteOptions.unsupported(
                        KIND,
                        "propagationPolicy",
                        '"' + policy + '"',
                        "\"Foreground\", \"Background\", \"Orphan\", \"nil\"");
        };
    }

    private static ApiFailure bothSet(String policy) {
        return WriteOptions.invalid(
                KIND,
                new FieldCause(
                        "FieldValueInvalid",
                        "propagationPolicy",
                        "Invalid value: \"%s\": orphanDependents and deletionPropagation cannot be both set"
                                .formatted(policy)));
    }

    private static Optional<String> precondition(ObjectNode body, String field) {
        return List.of(Json.text(body, "preconditions", field)).stream()
                .filter(text -> !text.isEmpty())
                .findFirst();
    }
}
