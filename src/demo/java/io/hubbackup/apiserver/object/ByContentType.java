package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.request.ApiFailure;

/** The patches, each by its media type. */
public final class ByContentType implements Patches {

    private static final String BEFORE = "error decoding patch: ";
    private static final String UNKNOWN_FORMAT =
            "the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml";

    @Override
    public ObjectNode patch(ServedKind kind, String contentType, ObjectNode live, byte[] patch) {
        return switch (contentType) {
            case "application/json-patch+json" -> JsonPatch.apply(live, JsonText.read(patch, BEFORE));
            case "application/merge-patch+json" -> mergePatch(live, JsonText.read(patch, BEFORE));
            case "application/strategic-merge-patch+json" -> strategic(kind, live, patch);
            default -> throw unsupported(kind);
        };
    }

    private static ObjectNode mergePatch(ObjectNode live, JsonNode patch) {
        if (patch.isNull()) {
            throw ApiFailure.badRequest("Invalid JSON Patch");
        }
        if (patch instanceof ObjectNode changes) {
            return MergePatch.apply(live, changes);
        }
        throw JsonText.notAMap(BEFORE, patch);
    }

    private static ObjectNode strategic(ServedKind kind, ObjectNode live, byte[] patch) {
        if (kind.custom().isPresent()) {
            throw unsupported(kind);
        }
        var changes = JsonText.read(patch, "");
        if (changes.isNull()) {
            return live.deepCopy();
        }
        if (changes instanceof ObjectNode object) {
            return new StrategicMergePatch(Shape.of(kind)).apply(live, object);
        }
        throw JsonText.notAMap("", changes);
    }

    private static ApiFailure unsupported(ServedKind kind) {
        return kind.custom().isPresent()
                ? ApiFailure.unsupportedMediaType(UNKNOWN_FORMAT)
                : ApiFailure.unsupportedMediaType();
    }
}
