package io.hubbackup.apiserver.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiFailure.Details;
import io.hubbackup.apiserver.request.FieldCause;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.write.WriteOptions.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What becomes of fields that nobody knows. */
final class UnknownFields {

    private static final Set<String> METADATA = Set.of(
            "name",
            "generateName",
            "namespace",
            "selfLink",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "labels",
            "annotations",
            "ownerReferences",
            "finalizers",
            "managedFields");

    private UnknownFields() {}

    /**
     * Removes them.
     *
     * @return warnings
     * @throws ApiFailure 400, or 422 for a patch, when the client wants to be told of them as an error
     */
    static List<String> prune(ServedKind kind, ObjectNode object, WriteOptions options) {
        var whole = options.unknown() == Unknown.STRICT ? object.deepCopy() : object;
        var unknown = new ArrayList<String>();
        var metadata = Json.child(object, "metadata");
        metadata.fieldNames().forEachRemaining(field -> {
            if (!METADATA.contains(field)) {
                unknown.add("metadata." + field);
            }
        });
        metadata.retain(METADATA);
        unknown.addAll(kind.structure().prune(object));
        var said = unknown.stream().map("unknown field \"%s\""::formatted).toList();
        if (options.unknown() == Unknown.STRICT && !said.isEmpty()) {
            throw strict(kind, whole, options, said);
        }
        return options.unknown() == Unknown.WARN ? said : List.of();
    }

    static ApiFailure strict(ServedKind kind, ObjectNode object, WriteOptions options, List<String> said) {
        var error = said.stream().collect(Collectors.joining(", ", "strict decoding error: ", ""));
        if (!options.options().equals("PatchOptions")) {
            return ApiFailure.badRequest("%s in version \"%s\" cannot be handled as a %s: %s"
                    .formatted(kind.kind(), kind.version(), kind.kind(), error));
        }
        var text = Json.object().textNode(object.toString()).toString();
        var cause = new FieldCause("FieldValueInvalid", "patch", "Invalid value: %s: %s".formatted(text, error));
        return new ApiFailure(
                422,
                "Invalid",
                " \"\" is invalid: patch: " + cause.message(),
                new Details("", "", "", "", List.of(cause), Optional.empty()));
    }
}
