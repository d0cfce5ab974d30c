package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What objects of built-in kinds get that do not say it: defaults, and the fields that are always told. */
final class BuiltInDefaults {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, List<Row>> ROWS = rows();

    private final BuiltInTypes types = BuiltInTypes.published();

    /**
     * One default.
     *
     * @param path of fields below an object of the type
     * @param value JSON, or {@code =field}
     * @param onlyIf {@code field=value}, or empty
     */
    private record Row(List<String> path, String value, String onlyIf) {

        boolean holds(ObjectNode object) {
            var parts = onlyIf.split("=", 2);
            return onlyIf.isEmpty() || object.path(parts[0]).asText().equals(parts[1]);
        }

        Optional<JsonNode> of(ObjectNode object) {
            return value.startsWith("=")
                    ? Optional.ofNullable(object.get(value.substring(1)))
                    : Optional.of(json(value));
        }
    }

    private static Map<String, List<Row>> rows() {
        var rows = new HashMap<String, List<Row>>();
        for (var row : DataRows.read("built-in-defaults.tsv", 4)) {
            rows.computeIfAbsent(row.get(0), type -> new ArrayList<>())
                    .add(new Row(List.of(row.get(1).split("\\.")), row.get(2), row.get(3)));
        }
        return rows;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("no JSON in the defaults: " + text, broken);
        }
    }

    void fill(String type, ObjectNode object) {
        if (type.equals(BuiltInTypes.METADATA)) {
            return;
        }
        types.byValue(type).stream().filter(field -> !object.has(field)).forEach(object::putObject);
        ROWS.getOrDefault(type, List.of()).stream()
                .filter(row -> row.holds(object))
                .forEach(row -> row.of(object).ifPresent(value -> set(object, row.path(), value)));
        if (type.equals("core.v1.Container")) {
            pullPolicy(object);
        }
        types.fields(type).forEach((name, field) -> fill(field.form(), object.path(name)));
    }

    private static void set(ObjectNode object, List<String> path, JsonNode value) {
        var first = path.getFirst();
        if (path.size() > 1) {
            set(object.withObjectProperty(first), path.subList(1, path.size()), value);
        } else if (!object.has(first)) {
            object.set(first, value.deepCopy());
        }
    }

    private void fill(Form form, JsonNode value) {
        switch (form) {
            case Form.Typed(var type) -> {
                if (value instanceof ObjectNode object) {
                    fill(type, object);
                }
            }
            case Form.ListOf(var element) -> value.forEach(one -> fill(element, one));
            case Form.MapOf(var element) -> value.forEach(one -> fill(element, one));
            case Form.Plain plain -> {}
        }
    }

    /** An image without a tag, or with the tag latest, is looked for each time. */
    private static void pullPolicy(ObjectNode container) {
        var image = container.path("image").asText();
        var name = image.substring(image.lastIndexOf('/') + 1);
        boolean fixed = image.contains("@") || name.contains(":") && !name.endsWith(":latest");
        if (!container.has("imagePullPolicy")) {
            container.put("imagePullPolicy", fixed ? "IfNotPresent" : "Always");
        }
    }
}
