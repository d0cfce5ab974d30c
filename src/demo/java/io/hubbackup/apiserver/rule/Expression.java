package io.hubbackup.apiserver.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A part of a rule. */
sealed interface Expression {

    record Literal(JsonNode value) implements Expression {}

    record Variable(String name) implements Expression {}

    record ListOf(List<Expression> elements) implements Expression {}

    record Field(Expression of, String name) implements Expression {}

    record Element(Expression of, Expression index) implements Expression {}

    /** {@code has(a.b)} */
    record Has(Field field) implements Expression {}

    record Not(Expression of) implements Expression {}

    record Negative(Expression of) implements Expression {}

    record Both(Expression left, Expression right) implements Expression {}

    record Either(Expression left, Expression right) implements Expression {}

    record Choice(Expression condition, Expression then, Expression otherwise) implements Expression {}

    /** @param sign {@code ==}, {@code <}, {@code in}, {@code +} … */
    record Operation(String sign, Expression left, Expression right) implements Expression {}

    /** @param name {@code size}, {@code startsWith} … */
    record Call(String name, Expression of, List<Expression> arguments) implements Expression {}

    /** {@code all} or {@code exists} over the elements of a list or the keys of a map. */
    record Quantified(String word, Expression of, String variable, Expression condition) implements Expression {}

    /** What is known while a rule is evaluated. */
    record Scope(Map<String, JsonNode> variables) {

        Scope with(String name, JsonNode value) {
            var more = new HashMap<>(variables);
            more.put(name, value);
            return new Scope(more);
        }
    }

    /** Why a rule has no value for an object. */
    final class Undecided extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String why;

        Undecided(String why) {
            super(why, null, false, false);
            this.why = why;
        }

        String why() {
            return why;
        }
    }
}
