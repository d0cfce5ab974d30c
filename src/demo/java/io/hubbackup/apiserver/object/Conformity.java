package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Whether an applied object is one that its schema can take: server-side apply refuses what other writes prune. */
final class Conformity {

    private final List<String> errors = new ArrayList<>();

    private Conformity() {}

    /** What is wrong, in the words of a kube-apiserver; empty if nothing is. */
    static String errors(Shape shape, JsonNode applied) {
        var conformity = new Conformity();
        conformity.check(List.of(), shape, applied);
        return conformity.errors.size() < 2
                ? String.join("", conformity.errors)
                : conformity.errors.stream()
                        .map(error -> "\n  " + error)
                        .collect(Collectors.joining("", "errors:", ""));
    }

    private void check(List<Step> path, Shape shape, JsonNode value) {
        if (!shape.isDeclared()) {
            refuse(path, "field not declared in schema");
        } else if (!value.isNull() && isTyped(path, shape.type(), value)) {
            switch (shape.parts(value, value)) {
                case NONE -> whole(path, shape, value);
                case FIELDS -> fields(path, shape, value);
                case ITEMS -> items(path, shape, value);
            }
        }
    }

    /** A value that is merged as one is still looked into. */
    private void whole(List<Step> path, Shape shape, JsonNode value) {
        if (value.isObject()) {
            fields(path, shape, value);
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                check(Step.then(path, Step.place(i)), shape.elements(), value.get(i));
            }
        }
    }

    private void fields(List<Step> path, Shape shape, JsonNode value) {
        value.properties()
                .forEach(entry -> check(
                        Step.then(path, Step.field(entry.getKey())), shape.field(entry.getKey()), entry.getValue()));
    }

    private void items(List<Step> path, Shape shape, JsonNode list) {
        var seen = new HashSet<Step>();
        for (int i = 0; i < list.size(); i++) {
            var missing = shape.missingKeys(list.get(i));
            if (!missing.isEmpty()) {
                refuse(path, missingKeys(i, missing));
            } else {
                var step = shape.tell(list.get(i)).orElse(Step.place(i));
                if (!seen.add(step)) {
                    refuse(path, "duplicate entries for key " + step.shown());
                }
                check(Step.then(path, step), shape.elements(), list.get(i));
            }
        }
    }

    private static String missingKeys(int place, List<String> keys) {
        var quoted = keys.stream().map(key -> '"' + key + '"').collect(Collectors.joining(" "));
        return "element %d: associative list with keys has an element that omits all key fields [%s] (and doesn't have default values for any key fields)"
                .formatted(place, quoted);
    }

    private boolean isTyped(List<Step> path, String type, JsonNode value) {
        var right =
                switch (type) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isTextual();
                    case "boolean" -> value.isBoolean();
                    case "integer", "number" -> value.isNumber();
                    default -> true;
                };
        if (!right) {
            refuse(path, "expected " + GoValue.expected(type, value));
        }
        return right;
    }

    private void refuse(List<Step> path, String why) {
        errors.add(Step.shown(path) + ": " + why);
    }
}
