package io.hubbackup.apiserver.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hubbackup.apiserver.rule.Expression.Scope;
import io.hubbackup.apiserver.rule.Expression.Undecided;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The value of an expression. */
final class Evaluation {

    private final Scope scope;

    Evaluation(Scope scope) {
        this.scope = scope;
    }

    /** @throws Undecided when it has none */
    JsonNode of(Expression expression) {
        return switch (expression) {
            case Expression.Literal(var value) -> value;
            case Expression.Variable(var name) -> variable(name);
            case Expression.ListOf(var elements) -> list(elements);
            case Expression.Field field -> field(field);
            case Expression.Element(var of, var index) -> element(of(of), of(index));
            case Expression.Has(var field) -> BooleanNode.valueOf(of(field.of()).has(field.name()));
            case Expression.Not(var of) -> BooleanNode.valueOf(!truth(of));
            case Expression.Negative(var of) -> number(of(of).decimalValue().negate());
            case Expression.Both(var left, var right) -> BooleanNode.valueOf(settled(left, right, false));
            case Expression.Either(var left, var right) -> BooleanNode.valueOf(settled(left, right, true));
            case Expression.Choice(var condition, var then, var otherwise) -> of(truth(condition) ? then : otherwise);
            case Expression.Operation(var sign, var left, var right) -> operation(sign, of(left), of(right));
            case Expression.Call(var name, var of, var arguments) ->
                call(name, of(of), arguments.stream().map(this::of).toList());
            case Expression.Quantified quantified -> quantified(quantified);
        };
    }

    boolean truth(Expression expression) {
        var value = of(expression);
        if (!value.isBoolean()) {
            throw new Undecided("no such overload");
        }
        return value.asBoolean();
    }

    /** Either side settles it alone, even if the other has no value. */
    private boolean settled(Expression left, Expression right, boolean by) {
        Optional<Undecided> undecided = Optional.empty();
        try {
            if (truth(left) == by) {
                return by;
            }
        } catch (Undecided none) {
            undecided = Optional.of(none);
        }
        if (truth(right) == by) {
            return by;
        }
        undecided.ifPresent(none -> {
            throw none;
        });
        return !by;
    }

    private JsonNode variable(String name) {
        return Optional.ofNullable(scope.variables().get(name))
                .orElseThrow(() -> new Undecided("no such attribute: " + name));
    }

    private JsonNode list(List<Expression> elements) {
        var list = JsonNodeFactory.instance.arrayNode();
        elements.forEach(element -> list.add(of(element)));
        return list;
    }

    private JsonNode field(Expression.Field field) {
        return Optional.ofNullable(of(field.of()).get(field.name()))
                .orElseThrow(() -> new Undecided("no such key: " + field.name()));
    }

    private static JsonNode element(JsonNode of, JsonNode index) {
        var found = of.isArray() ? of.get(index.asInt(-1)) : of.get(index.asText());
        return Optional.ofNullable(found)
                .orElseThrow(() -> new Undecided(
                        of.isArray() ? "index out of bounds: " + index.asText() : "no such key: " + index.asText()));
    }

    private static JsonNode operation(String sign, JsonNode left, JsonNode right) {
        return switch (sign) {
            case "==" -> BooleanNode.valueOf(same(left, right));
            case "!=" -> BooleanNode.valueOf(!same(left, right));
            case "<" -> BooleanNode.valueOf(compare(left, right) < 0);
            case "<=" -> BooleanNode.valueOf(compare(left, right) <= 0);
            case ">" -> BooleanNode.valueOf(compare(left, right) > 0);
            case ">=" -> BooleanNode.valueOf(compare(left, right) >= 0);
            case "in" -> BooleanNode.valueOf(contains(right, left));
            case "+" ->
                left.isTextual() ? TextNode.valueOf(left.asText() + right.asText()) : arithmetic(sign, left, right);
            default -> arithmetic(sign, left, right);
        };
    }

    private static boolean same(JsonNode left, JsonNode right) {
        return left.isNumber() && right.isNumber()
                ? left.decimalValue().compareTo(right.decimalValue()) == 0
                : left.equals(right);
    }

    private static int compare(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
        }
        if (left.isTextual() && right.isTextual()) {
            return left.asText().compareTo(right.asText());
        }
        throw new Undecided("no such overload");
    }

    private static boolean contains(JsonNode in, JsonNode value) {
        if (in.isObject()) {
            return in.has(value.asText());
        }
        for (var element : in) {
            if (same(element, value)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode arithmetic(String sign, JsonNode left, JsonNode right) {
        if (!left.isNumber() || !right.isNumber()) {
            throw new Undecided("no such overload");
        }
        var a = left.decimalValue();
        var b = right.decimalValue();
        boolean whole = left.isIntegralNumber() && right.isIntegralNumber();
        if (b.signum() == 0 && (sign.equals("/") || sign.equals("%"))) {
            throw new Undecided(sign.equals("/") ? "division by zero" : "modulus by zero");
        }
        return number(
                switch (sign) {
                    case "+" -> a.add(b);
                    case "-" -> a.subtract(b);
                    case "*" -> a.multiply(b);
                    case "/" -> whole ? a.divideToIntegralValue(b) : a.divide(b, 17, RoundingMode.HALF_EVEN);
                    default -> a.remainder(b);
                });
    }

    private static JsonNode number(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0
                ? LongNode.valueOf(number.longValue())
                : DecimalNode.valueOf(number);
    }

    private static JsonNode call(String name, JsonNode of, List<JsonNode> arguments) {
        var argument = arguments.isEmpty() ? "" : arguments.getFirst().asText();
        return switch (name) {
            case "size" ->
                LongNode.valueOf(
                        of.isTextual()
                                ? of.asText().codePointCount(0, of.asText().length())
                                : of.size());
            case "startsWith" -> BooleanNode.valueOf(of.asText().startsWith(argument));
            case "endsWith" -> BooleanNode.valueOf(of.asText().endsWith(argument));
            case "contains" -> BooleanNode.valueOf(of.asText().contains(argument));
            default ->
                BooleanNode.valueOf(
                        Pattern.compile(argument).matcher(of.asText()).find());
        };
    }

    private JsonNode quantified(Expression.Quantified quantified) {
        boolean all = quantified.word().equals("all");
        for (var element : elements(of(quantified.of()))) {
            var within = new Evaluation(scope.with(quantified.variable(), element));
            if (within.truth(quantified.condition()) != all) {
                return BooleanNode.valueOf(!all);
            }
        }
        return BooleanNode.valueOf(all);
    }

    private static List<JsonNode> elements(JsonNode of) {
        var elements = new ArrayList<JsonNode>();
        if (of.isObject()) {
            of.fieldNames().forEachRemaining(name -> elements.add(TextNode.valueOf(name)));
        } else {
            of.forEach(elements::add);
        }
        return elements;
    }
}
