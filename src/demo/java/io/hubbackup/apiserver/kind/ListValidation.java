package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.FieldCause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists that are sets or maps have no element twice; looked for after all else, and not in the successor of an object that is wrong in this already. */
final class ListValidation {

    private final List<FieldCause> wrong = new ArrayList<>();

    private ListValidation() {}

    static List<FieldCause> errors(Schema schema, JsonNode value) {
        var validation = new ListValidation();
        validation.check(schema, value, "");
        return validation.wrong;
    }

    private void check(Schema schema, JsonNode value, String path) {
        if (value.isArray() && schema.items().isPresent()) {
            switch (schema.listType()) {
                case "set" -> duplicates(value, path, Optional::of);
                case "map" -> duplicates(value, path, element -> key(schema, element));
                default -> {}
            }
            for (int i = 0; i < value.size(); i++) {
                check(schema.items().get(), value.get(i), path + "[" + i + "]");
            }
        } else if (value instanceof ObjectNode object) {
            object.properties()
                    .forEach(entry -> schema.property(entry.getKey())
                            .ifPresent(property -> check(
                                    property,
                                    entry.getValue(),
                                    path.isEmpty() ? entry.getKey() : path + "." + entry.getKey())));
        }
    }

    /** The element of an earlier list that has the same keys. */
    static Optional<JsonNode> counterpart(Schema schema, JsonNode earlier, JsonNode element) {
        return schema.listType().equals("map") && element.isObject()
                ? CustomDefinition.elements(earlier)
                        .filter(one -> key(schema, one).equals(key(schema, element)))
                        .findFirst()
                : Optional.empty();
    }

    private interface Identity {
        Optional<JsonNode> of(JsonNode element);
    }

    private void duplicates(JsonNode list, String path, Identity identity) {
        Map<JsonNode, Integer> seen = new HashMap<>();
        var told = new HashSet<JsonNode>();
        for (int i = 0; i < list.size(); i++) {
            var at = path + "[" + i + "]";
            var key = identity.of(list.get(i));
            if (key.isEmpty()) {
                wrong.add(FieldCause.invalid(
                        at, list.get(i).toString(), "must be an object for an array of list-type map"));
            } else if (seen.putIfAbsent(key.get(), i) != null && told.add(key.get())) {
                wrong.add(new FieldCause("FieldValueDuplicate", at, "Duplicate value: " + key.get()));
            }
        }
    }

    private static Optional<JsonNode> key(Schema schema, JsonNode element) {
        if (!element.isObject()) {
            return Optional.empty();
        }
        var key = JsonNodeFactory.instance.objectNode();
        schema.mapKeys().stream().sorted().filter(element::has).forEach(name -> key.set(name, element.get(name)));
        return Optional.of(key);
    }
}
