package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.FieldCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks the rules of a schema, once the object is sound enough to be asked about. */
final class RuleValidation {

    private static final Set<String> UNSOUND =
            Set.of("FieldValueRequired", "FieldValueTooLong", "FieldValueTooMany", "FieldValueTypeInvalid");

    private static final FieldCause NOT_ASKED = FieldCause.invalid(
            "<nil>",
            "null",
            "some validation rules were not checked because the object was invalid; correct the existing errors to complete validation");

    private final List<FieldCause> wrong = new ArrayList<>();

    private RuleValidation() {}

    /** @param known what is wrong with the object anyway */
    static List<FieldCause> errors(Schema schema, JsonNode value, Optional<JsonNode> before, List<FieldCause> known) {
        if (!schema.hasRules()) {
            return List.of();
        }
        if (known.stream().anyMatch(cause -> UNSOUND.contains(cause.reason()))) {
            return List.of(NOT_ASKED);
        }
        var validation = new RuleValidation();
        validation.value(schema, value, before, "");
        return validation.wrong;
    }

    private void value(Schema schema, JsonNode value, Optional<JsonNode> before, String path) {
        if (!schema.hasRules() || value.isNull() || before.filter(value::equals).isPresent()) {
            return;
        }
        schema.rules().forEach(rule -> rule.broken(value, before, path).ifPresent(wrong::add));
        if (value instanceof ObjectNode object) {
            object.properties()
                    .forEach(entry -> schema.property(entry.getKey())
                            .ifPresent(property -> value(
                                    property,
                                    entry.getValue(),
                                    before.flatMap(old -> Optional.ofNullable(old.get(entry.getKey()))),
                                    path.isEmpty() ? entry.getKey() : path + "." + entry.getKey())));
        } else if (value.isArray() && schema.items().isPresent()) {
            for (int i = 0; i < value.size(); i++) {
                var element = value.get(i);
                var old = before.flatMap(earlier -> ListValidation.counterpart(schema, earlier, element));
                value(schema.items().get(), element, old, path + "[" + i + "]");
            }
        }
    }
}
