package io.hubbackup.apiserver.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.request.FieldCause;
import io.hubbackup.apiserver.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What kinds that are built in have of their own. */
final class BuiltIn {

    private BuiltIn() {}

    static void create(ServedKind kind, ObjectNode object) {
        switch (kind.resource()) {
            case "namespaces" -> namespace(object);
            case "secrets" -> secret(object);
            case "pods" -> Json.child(object, "status").put("phase", "Pending");
            default -> {}
        }
    }

    static void update(ServedKind kind, ObjectNode object) {
        switch (kind.resource()) {
            case "namespaces" -> nameLabel(object);
            case "secrets" -> secret(object);
            default -> {}
        }
    }

    static List<FieldCause> validate(ServedKind kind, ObjectNode before, ObjectNode after) {
        var causes = new ArrayList<FieldCause>();
        if (kind.resource().equals("secrets") && !before.path("type").equals(after.path("type"))) {
            causes.add(new FieldCause(
                    "FieldValueInvalid",
                    "type",
                    "Invalid value: %s: field is immutable".formatted(after.path("type"))));
        }
        if (List.of("secrets", "configmaps").contains(kind.resource())
                && before.path("immutable").asBoolean()) {
            frozen(before, after, causes);
        }
        return causes;
    }

    private static void frozen(ObjectNode before, ObjectNode after, List<FieldCause> causes) {
        if (!after.path("immutable").asBoolean()) {
            causes.add(immutable("immutable"));
        }
        for (var field : List.of("data", "binaryData")) {
            if (!before.path(field).equals(after.path(field))) {
                causes.add(immutable(field));
            }
        }
    }

    private static FieldCause immutable(String field) {
        return new FieldCause("FieldValueForbidden", field, "Forbidden: field is immutable when `immutable` is set");
    }

    private static void namespace(ObjectNode object) {
        nameLabel(object);
        var finalizers = Json.child(object, "spec").withArray("/finalizers");
        boolean there = false;
        for (var finalizer : finalizers) {
            there |= finalizer.asText().equals("kubernetes");
        }
        if (!there) {
            finalizers.add("kubernetes");
        }
        object.set("status", Json.object().put("phase", "Active"));
    }

    private static void nameLabel(ObjectNode object) {
        var metadata = Json.child(object, "metadata");
        Json.child(metadata, "labels").put("kubernetes.io/metadata.name", Json.text(metadata, "name"));
    }

    private static void secret(ObjectNode object) {
        if (Json.text(object, "type").isEmpty()) {
            object.put("type", "Opaque");
        }
        if (object.remove("stringData") instanceof ObjectNode texts) {
            var data = Json.child(object, "data");
            texts.properties()
                    .forEach(text -> data.put(
                            text.getKey(),
                            Base64.getEncoder()
                                    .encodeToString(text.getValue().asText().getBytes(StandardCharsets.UTF_8))));
        }
    }
}
