package io.hubbackup.apiserver.read;

import io.hubbackup.apiserver.object.Names;
import io.hubbackup.apiserver.request.ApiFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** A label selector: requirements, all of which an object must meet. */
final class LabelSelector {

    private static final Set<String> SYMBOLS = Set.of("=", "==", "!=", ">", "<");
    private static final Set<String> END = Set.of("", ",");

    private final SelectorWords words;

    private LabelSelector(String text) {
        this.words = new SelectorWords(text);
    }

    /** @throws ApiFailure 400 for one that cannot be read */
    static Predicate<Map<String, String>> of(String text) {
        return new LabelSelector(text).requirements();
    }

    private Predicate<Map<String, String>> requirements() {
        Predicate<Map<String, String>> all = labels -> true;
        while (!words.peek().isEmpty()) {
            all = all.and(requirement());
            var next = words.next();
            if (next.equals(",")) {
                expectKey();
            } else if (!next.isEmpty()) {
                throw ApiFailure.badRequest("found '%s', expected: ',' or 'end of string'".formatted(next));
            }
        }
        return all;
    }

    private void expectKey() {
        var next = words.peek();
        if (!next.equals("!") && !SelectorWords.isIdentifier(next)) {
            throw ApiFailure.badRequest("found '%s', expected: identifier after ','".formatted(next));
        }
    }

    private Predicate<Map<String, String>> requirement() {
        boolean absent = words.peek().equals("!");
        if (absent) {
            words.next();
        }
        var key = words.next();
        if (!SelectorWords.isIdentifier(key)) {
            throw ApiFailure.badRequest("found '%s', expected: !, identifier, or 'end of string'".formatted(key));
        }
        check("<nil>", key, Names.key(key));
        if (absent) {
            return labels -> !labels.containsKey(key);
        }
        return END.contains(words.peek()) ? labels -> labels.containsKey(key) : comparison(key);
    }

    private Predicate<Map<String, String>> comparison(String key) {
        var operator = words.next();
        return switch (operator) {
            case "=", "==" -> {
                var value = value(key);
                yield labels -> value.equals(labels.get(key));
            }
            case "!=" -> {
                var value = value(key);
                yield labels -> !value.equals(labels.get(key));
            }
            case "in" -> {
                var values = values(key);
                yield labels -> labels.containsKey(key) && values.contains(labels.get(key));
            }
            case "notin" -> {
                var values = values(key);
                yield labels -> !labels.containsKey(key) || !values.contains(labels.get(key));
            }
            case ">" -> compared(key, 1);
            case "<" -> compared(key, -1);
            default -> throw bad("found '%s', expected: in, notin, =, ==, !=, gt, lt".formatted(operator));
        };
    }

    private Predicate<Map<String, String>> compared(String key, int sign) {
        var value = value(key);
        long bound;
        try {
            bound = Long.parseLong(value);
        } catch (NumberFormatException word) {
            throw bad("values[0]: Invalid value: \"%s\": for 'Gt', 'Lt' operators, the value must be an integer"
                    .formatted(value));
        }
        return labels -> labels.containsKey(key)
                && number(labels.get(key)).stream().anyMatch(there -> Long.compare(there, bound) == sign);
    }

    private static List<Long> number(String text) {
        try {
            return List.of(Long.parseLong(text));
        } catch (NumberFormatException word) {
            return List.of();
        }
    }

    // Nothing after the operator means the empty value.
    private String value(String key) {
        if (END.contains(words.peek())) {
            return "";
        }
        var value = words.next();
        if (SYMBOLS.contains(value) || !SelectorWords.isIdentifier(value)) {
            throw bad("found '%s', expected: identifier".formatted(value));
        }
        check("values[0][" + key + "]", value, Names.value(value));
        return value;
    }

    private Set<String> values(String key) {
        var open = words.next();
        if (!open.equals("(")) {
            throw bad("found '%s' expected: '('".formatted(open));
        }
        var values = new TreeSet<String>();
        var pending = new ArrayList<String>(List.of(""));
        for (var word = words.next(); !word.equals(")"); word = words.next()) {
            if (word.equals(",")) {
                values.add(pending.getLast());
                pending.add("");
            } else if (SelectorWords.isIdentifier(word) && pending.getLast().isEmpty()) {
                pending.set(pending.size() - 1, word);
            } else {
                throw bad("found '%s', expected: ',' or ')'".formatted(word));
            }
        }
        values.add(pending.getLast());
        values.forEach(value -> check("values[0][" + key + "]", value, Names.value(value)));
        return values;
    }

    private static void check(String path, String value, List<String> wrong) {
        if (!wrong.isEmpty()) {
            throw bad("%s: Invalid value: \"%s\": %s".formatted(path, value, wrong.getFirst()));
        }
    }

    private static ApiFailure bad(String why) {
        return ApiFailure.badRequest("unable to parse requirement: " + why);
    }
}
