package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON values as a kube-apiserver prints them into its errors. */
final class GoValue {

    private GoValue() {}

    /** The end of the sentence about a value of a wrong type. */
    static String expected(String type, JsonNode value) {
        return switch (type) {
            case "object" -> "map, got &{" + plain(value) + "}";
            case "array" -> "list, got &{" + plain(value) + "}";
            case "boolean" -> "boolean, got &{" + plain(value) + "}";
            case "integer", "number" -> "numeric (int or float), got " + type(value);
            default -> "string, got &value.valueUnstructured{Value:" + syntax(value) + "}";
        };
    }

    /** As {@code %T} prints it. */
    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "map[string]interface {}";
            case ARRAY -> "[]interface {}";
            case BOOLEAN -> "bool";
            default -> "string";
        };
    }

    /** As {@code %v} prints it. */
    static String plain(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT ->
                value.properties().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey() + ":" + plain(entry.getValue()))
                        .collect(Collectors.joining(" ", "map[", "]"));
            case ARRAY -> {
                var items = new ArrayList<String>();
                value.forEach(item -> items.add(plain(item)));
                yield "[" + String.join(" ", items) + "]";
            }
            case NULL -> "<nil>";
            default -> value.asText();
        };
    }

    /** As {@code %#v} prints it. */
    private static String syntax(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT ->
                value.properties().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> '"' + entry.getKey() + "\":" + syntax(entry.getValue()))
                        .collect(Collectors.joining(", ", "map[string]interface {}{", "}"));
            case ARRAY -> {
                var items = new ArrayList<String>();
                value.forEach(item -> items.add(syntax(item)));
                yield "[]interface {}{" + String.join(", ", items) + "}";
            }
            case NULL -> "interface {}(nil)";
            default -> value.toString();
        };
    }
}
