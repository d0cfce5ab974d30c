package io.hubbackup.apiserver.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A label selector of a spec in one line: {@code a=b,k in (w,x),!y}. */
final class SelectorText {

    private SelectorText() {}

    /** Empty where there is no selector. */
    static String of(JsonNode selector) {
        if (selector.isMissingNode()) {
            return "";
        }
        var parts = new TreeMap<String, String>();
        selector.path("matchLabels")
                .properties()
                .forEach(label -> parts.put(
                        label.getKey(), label.getKey() + "=" + label.getValue().asText()));
        selector.path("matchExpressions").forEach(one -> parts.merge(key(one), expression(one), (a, b) -> a + "," + b));
        return parts.isEmpty() ? "<none>" : String.join(",", parts.values());
    }

    private static String expression(JsonNode expression) {
        var values = Cells.elements(expression.path("values"))
                .map(JsonNode::asText)
                .sorted()
                .collect(Collectors.joining(",", " (", ")"));
        return switch (expression.path("operator").asText()) {
            case "In" -> key(expression) + " in" + values;
            case "NotIn" -> key(expression) + " notin" + values;
            case "DoesNotExist" -> "!" + key(expression);
            default -> key(expression);
        };
    }

    private static String key(JsonNode expression) {
        return expression.path("key").asText();
    }
}
