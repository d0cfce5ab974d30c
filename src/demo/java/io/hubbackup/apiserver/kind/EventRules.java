package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.FieldCause;
import java.util.List;
import java.util.Optional;

/**
 * An Event lies in the namespace of the object that it is about; one about an object without a namespace in {@code default}.
 *
 * @param about the field that names the object
 */
record EventRules(String about) implements BuiltInRules {

    @Override
    public void fillDefaults(ObjectNode object) {}

    @Override
    public List<FieldCause> validate(ObjectNode object, Optional<ObjectNode> before) {
        var namespace = object.path("metadata").path("namespace").asText();
        var subject = object.path(about).path("namespace").asText();
        boolean right = subject.isEmpty()
                ? namespace.equals("default") || namespace.equals("kube-system")
                : subject.equals(namespace);
        return right
                ? List.of()
                : List.of(FieldCause.invalid(
                        "involvedObject.namespace", "\"" + subject + "\"", "does not match event.namespace"));
    }
}
