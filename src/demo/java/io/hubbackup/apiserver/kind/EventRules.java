package io.hubbackup.apiserver.kind;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.FieldCause;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An Event lies in the namespace of the object that it is about; one about an object without a namespace in {@code default}.
 *
 * @param about the field that names the object
 * @param modern whether it is of the newer group, in which more has to be said
 */
record EventRules(String about, boolean modern) implements BuiltInRules {

    private static final Set<String> TYPES = Set.of("Normal", "Warning");

    /** Bytes, and not the letters of which it speaks when it refuses. */
    private static final int LONGEST_NOTE = 1_024;

    @Override
    public void fillDefaults(ObjectNode object) {}

    @Override
    public List<FieldCause> validate(ObjectNode object, Optional<ObjectNode> before) {
        return Stream.of(namespace(object), note(object), time(object), type(object))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<FieldCause> namespace(ObjectNode object) {
        var namespace = object.path("metadata").path("namespace").asText();
        var subject = object.path(about).path("namespace").asText();
        boolean right = subject.isEmpty()
                ? namespace.equals("default") || namespace.equals("kube-system")
                : subject.equals(namespace);
        return right
                ? Optional.empty()
                : Optional.of(FieldCause.invalid(
                        "involvedObject.namespace", "\"" + subject + "\"", "does not match event.namespace"));
    }

    private Optional<FieldCause> note(ObjectNode object) {
        return modern && object.path("note").asText("").getBytes(UTF_8).length > LONGEST_NOTE
                ? Optional.of(
                        FieldCause.invalid("message", "\"\"", "can have at most %d characters".formatted(LONGEST_NOTE)))
                : Optional.empty();
    }

    private Optional<FieldCause> time(ObjectNode object) {
        return modern && object.path("eventTime").asText("").isEmpty()
                ? Optional.of(FieldCause.required("eventTime"))
                : Optional.empty();
    }

    private Optional<FieldCause> type(ObjectNode object) {
        var type = object.path("type").asText("");
        return modern && !TYPES.contains(type)
                ? Optional.of(FieldCause.invalid("type", "\"" + type + "\"", "has invalid value: " + type))
                : Optional.empty();
    }
}
