package io.hubbackup.apiserver.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.hubbackup.apiserver.request.FieldCause;
import io.hubbackup.apiserver.rule.Expression.Scope;
import io.hubbackup.apiserver.rule.Expression.Undecided;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One entry of {@code x-kubernetes-validations}. */
public final class Rule {

    private static final String OLD = "oldSelf";

    private final String text;
    private final String message;
    private final String reason;
    private final String fieldPath;
    private final Expression expression;

    private Rule(JsonNode json) {
        this.text = json.path("rule").asText();
        this.message = json.path("message").asText();
        this.reason = json.path("reason").asText("FieldValueInvalid");
        this.fieldPath = json.path("fieldPath").asText();
        this.expression = Parser.parse(text);
    }

    /** @throws IllegalArgumentException for a rule that cannot be evaluated here, with the reason */
    public static Rule of(JsonNode json) {
        if (json.has("messageExpression") || json.path("optionalOldSelf").asBoolean()) {
            throw new IllegalArgumentException("it has messageExpression or optionalOldSelf");
        }
        return new Rule(json);
    }

    /**
     * What is wrong with a value.
     *
     * @param before the value that it replaces; rules that speak of it are not asked without one
     */
    public Optional<FieldCause> broken(JsonNode value, Optional<JsonNode> before, String path) {
        if (before.isEmpty() && text.contains(OLD)) {
            return Optional.empty();
        }
        Map<String, JsonNode> variables = new HashMap<>(Map.of("self", value));
        before.ifPresent(old -> variables.put(OLD, old));
        try {
            return new Evaluation(new Scope(variables)).truth(expression)
                    ? Optional.empty()
                    : Optional.of(cause(value, path));
        } catch (Undecided undecided) {
            var why = "%s evaluating rule: %s".formatted(undecided.why(), message.isEmpty() ? text : message);
            return Optional.of(FieldCause.invalid(path, "\"" + type(value) + "\"", why));
        }
    }

    private FieldCause cause(JsonNode value, String path) {
        var why = message.isEmpty() ? "failed rule: " + text : message;
        var shown = value.isContainerNode() ? why : value + ": " + why;
        var said =
                switch (reason) {
                    case "FieldValueForbidden" -> "Forbidden: " + why;
                    case "FieldValueRequired" -> "Required value: " + why;
                    case "FieldValueDuplicate" -> "Duplicate value: " + value;
                    default -> "Invalid value: " + shown;
                };
        return new FieldCause(reason, path + fieldPath, said);
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case STRING -> "string";
            default -> "object";
        };
    }
}
