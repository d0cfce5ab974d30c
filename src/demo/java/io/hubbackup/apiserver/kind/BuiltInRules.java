package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.FieldCause;
import java.util.List;
import java.util.Optional;

/** What an API server does to objects of a built-in kind beyond their types. */
interface BuiltInRules {

    /** Rules of a type, as in {@code core.v1.Secret}; those that have none do nothing. */
    static BuiltInRules of(String type) {
        return switch (type) {
            case "core.v1.Secret" -> new SecretRules();
            case "core.v1.ConfigMap" -> new ConfigMapRules();
            case "core.v1.Event" -> new EventRules("involvedObject", false);
            case "events.v1.Event" -> new EventRules("regarding", true);
            case "coordination.v1.Lease" -> new LeaseRules();
            case "core.v1.Namespace" -> new NamespaceRules();
            case "apiextensions.v1.CustomResourceDefinition" -> new DefinitionRules();
            default -> new None();
        };
    }

    void fillDefaults(ObjectNode object);

    default List<FieldCause> validate(ObjectNode object, Optional<ObjectNode> before) {
        return List.of();
    }

    /** Nothing beyond the types. */
    final class None implements BuiltInRules {
        @Override
        public void fillDefaults(ObjectNode object) {}
    }
}
