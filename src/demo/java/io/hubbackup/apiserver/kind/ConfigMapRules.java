package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.FieldCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The keys of ConfigMaps and Secrets, and their immutability. */
final class ConfigMapRules implements BuiltInRules {

    private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]+");
    private static final String BAD_KEY = "a valid config key must consist of alphanumeric characters, '-', '_' or '.' "
            + "(e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

    @Override
    public void fillDefaults(ObjectNode object) {}

    @Override
    public List<FieldCause> validate(ObjectNode object, Optional<ObjectNode> before) {
        var wrong = new ArrayList<FieldCause>();
        before.ifPresent(old -> wrong.addAll(frozen(old, object)));
        wrong.addAll(keys(object, "data"));
        wrong.addAll(keys(object, "binaryData"));
        return wrong;
    }

    static List<FieldCause> keys(ObjectNode object, String field) {
        return StreamSupport.stream(((Iterable<String>) () -> object.path(field).fieldNames()).spliterator(), false)
                .sorted()
                .filter(key -> !KEY.matcher(key).matches())
                .map(key -> FieldCause.invalid(field + "[" + key + "]", "\"" + key + "\"", BAD_KEY))
                .toList();
    }

    /** What was immutable stays as it is. */
    static List<FieldCause> frozen(ObjectNode before, ObjectNode after) {
        if (!before.path("immutable").asBoolean()) {
            return List.of();
        }
        var why = "field is immutable when `immutable` is set";
        if (!after.path("immutable").asBoolean()) {
            return List.of(new FieldCause("FieldValueForbidden", "immutable", "Forbidden: " + why));
        }
        return List.of("data", "binaryData").stream()
                .filter(field -> !before.path(field).equals(after.path(field)))
                .map(field -> new FieldCause("FieldValueForbidden", field, "Forbidden: " + why))
                .toList();
    }
}
