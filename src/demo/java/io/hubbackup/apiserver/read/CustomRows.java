package io.hubbackup.apiserver.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKind.PrinterColumn;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** The columns that a CustomResourceDefinition asks for, behind the name; where it asks for none, the age. */
final class CustomRows implements TableRows {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NO_WORDS = "Custom resource definition column (in JSONPath format): ";

    private final List<Column> columns;

    private record Column(PrinterColumn column, JsonPath path) {}

    CustomRows(List<PrinterColumn> columns) {
        this.columns = columns.stream()
                .map(column -> new Column(column, JsonPath.parse(column.jsonPath())))
                .toList();
    }

    @Override
    public ArrayNode columns() {
        var definitions = JSON.arrayNode().add(ColumnTexts.ofAnyKind().get(0));
        if (columns.isEmpty()) {
            var created = ColumnTexts.ofAnyKind().get(1);
            definitions.add(((ObjectNode) created.deepCopy()).put("name", "Age"));
        }
        columns.forEach(column -> define(column.column(), definitions.addObject()));
        return definitions;
    }

    @Override
    public ArrayNode cells(JsonNode object, Instant now) {
        var metadata = object.path("metadata");
        var cells = JSON.arrayNode().add(metadata.path("name").asText());
        if (columns.isEmpty()) {
            cells.add(Age.since(metadata.path("creationTimestamp").asText(), now));
        }
        columns.forEach(column -> cells.add(cell(column, object, now)));
        return cells;
    }

    private static void define(PrinterColumn column, ObjectNode definition) {
        var words = column.description().isEmpty() ? NO_WORDS + column.jsonPath() : column.description();
        definition
                .put("name", column.name())
                .put("type", column.type())
                .put("format", column.format())
                .put("description", words)
                .put("priority", column.priority());
    }

    private static JsonNode cell(Column column, JsonNode object, Instant now) {
        var found = column.path().find(object);
        if (found.isEmpty() || found.getFirst().isNull()) {
            return NullNode.instance;
        }
        var value = found.getFirst();
        return switch (column.column().type()) {
            case "string" -> JSON.textNode(text(value));
            case "integer" -> value.isNumber() ? JSON.numberNode(value.asLong()) : NullNode.instance;
            case "number" -> value.isNumber() ? value : NullNode.instance;
            case "boolean" -> value.isBoolean() ? value : NullNode.instance;
            case "date" -> value.isTextual() ? JSON.textNode(Age.since(value.asText(), now)) : NullNode.instance;
            default -> NullNode.instance;
        };
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : sorted(value).toString();
    }

    private static JsonNode sorted(JsonNode value) {
        if (value.isArray()) {
            var array = JSON.arrayNode();
            value.forEach(element -> array.add(sorted(element)));
            return array;
        }
        if (!value.isObject()) {
            return value;
        }
        var fields = new TreeMap<String, JsonNode>();
        value.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
        return new ObjectNode(JSON, fields);
    }
}
