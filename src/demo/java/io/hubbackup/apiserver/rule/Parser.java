package io.hubbackup.apiserver.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hubbackup.apiserver.rule.Words.Sort;
import io.hubbackup.apiserver.rule.Words.Word;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Reads a rule. */
final class Parser {

    private static final Set<String> METHODS = Set.of("size", "startsWith", "endsWith", "contains", "matches");
    private static final Set<String> QUANTIFIERS = Set.of("all", "exists");

    private final List<Word> words;
    private final Deque<String> variables = new ArrayDeque<>(List.of("self", "oldSelf"));
    private int at;

    private Parser(List<Word> words) {
        this.words = words;
    }

    /** @throws IllegalArgumentException for a rule that is none, or that takes more of the language than there is here */
    static Expression parse(String rule) {
        var parser = new Parser(Words.of(rule));
        var expression = parser.choice();
        parser.require("");
        return expression;
    }

    private Expression choice() {
        var condition = either();
        if (!take("?")) {
            return condition;
        }
        var then = choice();
        require(":");
        return new Expression.Choice(condition, then, choice());
    }

    private Expression either() {
        var left = both();
        while (take("||")) {
            left = new Expression.Either(left, both());
        }
        return left;
    }

    private Expression both() {
        var left = relation();
        while (take("&&")) {
            left = new Expression.Both(left, relation());
        }
        return left;
    }

    private Expression relation() {
        return operations(Set.of("==", "!=", "<", "<=", ">", ">=", "in"), this::sum);
    }

    private Expression sum() {
        return operations(Set.of("+", "-"), this::product);
    }

    private Expression product() {
        return operations(Set.of("*", "/", "%"), this::unary);
    }

    private Expression operations(Set<String> signs, Supplier<Expression> operand) {
        var left = operand.get();
        while (peek().sort() != Sort.TEXT && signs.contains(peek().text())) {
            var sign = next().text();
            left = new Expression.Operation(sign, left, operand.get());
        }
        return left;
    }

    private Expression unary() {
        if (take("!")) {
            return new Expression.Not(unary());
        }
        return take("-") ? new Expression.Negative(unary()) : member();
    }

    private Expression member() {
        var of = primary();
        while (true) {
            if (take(".")) {
                of = named(of, name());
            } else if (take("[")) {
                of = new Expression.Element(of, choice());
                require("]");
            } else {
                return of;
            }
        }
    }

    private Expression named(Expression of, String name) {
        if (!take("(")) {
            return new Expression.Field(of, Escaped.plain(name));
        }
        if (QUANTIFIERS.contains(name)) {
            return quantified(of, name);
        }
        return call(name, of, arguments());
    }

    private Expression quantified(Expression of, String word) {
        var variable = name();
        require(",");
        variables.push(variable);
        var condition = choice();
        variables.pop();
        require(")");
        return new Expression.Quantified(word, of, variable, condition);
    }

    private static Expression call(String name, Expression of, List<Expression> arguments) {
        if (!METHODS.contains(name) || arguments.size() != (name.equals("size") ? 0 : 1)) {
            throw new IllegalArgumentException("it calls " + name);
        }
        return new Expression.Call(name, of, arguments);
    }

    private List<Expression> arguments() {
        return listUntil(")");
    }

    private List<Expression> listUntil(String end) {
        var list = new ArrayList<Expression>();
        if (take(end)) {
            return list;
        }
        do {
            list.add(choice());
        } while (take(","));
        require(end);
        return list;
    }

    private Expression primary() {
        var word = next();
        return switch (word.sort()) {
            case TEXT -> new Expression.Literal(TextNode.valueOf(word.text()));
            case NUMBER -> new Expression.Literal(number(word.text()));
            case NAME -> nameOrCall(word.text());
            case SIGN -> bracketed(word.text());
            case END -> throw new IllegalArgumentException("it ends too early");
        };
    }

    private static JsonNode number(String text) {
        return text.contains(".") ? DecimalNode.valueOf(new BigDecimal(text)) : LongNode.valueOf(Long.parseLong(text));
    }

    private Expression nameOrCall(String name) {
        if (take("(")) {
            return function(name, arguments());
        }
        var nodes = JsonNodeFactory.instance;
        return switch (name) {
            case "true" -> new Expression.Literal(nodes.booleanNode(true));
            case "false" -> new Expression.Literal(nodes.booleanNode(false));
            case "null" -> new Expression.Literal(nodes.nullNode());
            default -> variable(name);
        };
    }

    private Expression variable(String name) {
        if (!variables.contains(name)) {
            throw new IllegalArgumentException("it names " + name);
        }
        return new Expression.Variable(name);
    }

    private static Expression function(String name, List<Expression> arguments) {
        if (name.equals("has") && arguments.size() == 1 && arguments.getFirst() instanceof Expression.Field field) {
            return new Expression.Has(field);
        }
        if (name.equals("size") && arguments.size() == 1) {
            return new Expression.Call(name, arguments.getFirst(), List.of());
        }
        throw new IllegalArgumentException("it calls " + name);
    }

    private Expression bracketed(String sign) {
        return switch (sign) {
            case "(" -> {
                var inner = choice();
                require(")");
                yield inner;
            }
            case "[" -> new Expression.ListOf(listUntil("]"));
            default -> throw new IllegalArgumentException("it has " + sign + " where a value should be");
        };
    }

    private Word peek() {
        return words.get(at);
    }

    private Word next() {
        return peek().sort() == Sort.END ? peek() : words.get(at++);
    }

    private boolean take(String sign) {
        boolean there = peek().is(sign) && peek().sort() != Sort.END;
        at += there ? 1 : 0;
        return there;
    }

    private void require(String sign) {
        if (!peek().is(sign)) {
            throw new IllegalArgumentException("it has %s where %s should be"
                    .formatted(peek().text().isEmpty() ? "its end" : peek().text(), sign.isEmpty() ? "its end" : sign));
        }
        next();
    }

    private String name() {
        if (peek().sort() != Sort.NAME) {
            throw new IllegalArgumentException("it has " + peek().text() + " where a name should be");
        }
        return next().text();
    }
}
