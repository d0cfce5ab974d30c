package io.hubbackup.apiserver.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.hubbackup.apiserver.request.ApiFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The JSONPath of printer columns: fields, {@code [*]}, {@code [0]}, {@code [-1:]}, {@code [?(@.type=="Ready")]}. What is not there gives nothing. */
final class JsonPath {

    private static final Pattern SLICE = Pattern.compile("(-?\\d*)(:(-?\\d*))?");
    private static final Pattern CONDITION =
            Pattern.compile("\\?\\(\\s*@(?<path>.*?)\\s*((?<sign>==|!=|<=|>=|<|>)\\s*(?<value>.+?)\\s*)?\\)");

    private final String text;
    private final List<Step> steps = new ArrayList<>();
    private int at;

    /** One step: from a node to those under it. */
    @FunctionalInterface
    private interface Step {
        Stream<JsonNode> from(JsonNode node);
    }

    private JsonPath(String text) {
        this.text = text;
    }

    /** @throws ApiFailure 501 for a path of another form */
    static JsonPath parse(String text) {
        var path = new JsonPath(text);
        while (path.at < text.length()) {
            path.step();
        }
        return path;
    }

    List<JsonNode> find(JsonNode root) {
        var found = Stream.of(root);
        for (var step : steps) {
            found = found.flatMap(step::from);
        }
        return found.filter(node -> !node.isMissingNode()).toList();
    }

    private void step() {
        switch (text.charAt(at)) {
            case '.' -> {
                at++;
                name();
            }
            case '[' -> bracket();
            default -> throw unsupported();
        }
    }

    private void name() {
        int from = at;
        while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at == from && at < text.length() && text.charAt(at) == '.') {
            throw unsupported();
        }
        if (at > from) {
            field(text.substring(from, at));
        }
    }

    private void field(String name) {
        if (name.equals("*")) {
            steps.add(JsonPath::children);
            return;
        }
        var plain = name.replaceAll("\\\\(.)", "$1");
        steps.add(node -> Stream.of(node.path(plain)));
    }

    private void bracket() {
        int end = closing(at);
        var inside = text.substring(at + 1, end).strip();
        at = end + 1;
        if (inside.equals("*")) {
            steps.add(JsonPath::children);
        } else if (inside.startsWith("'") || inside.startsWith("\"")) {
            // A dot within the quotes parts fields all the same, unless a backslash stands before it.
            Stream.of(inside.substring(1, inside.length() - 1).split("(?<!\\\\)\\."))
                    .forEach(this::field);
        } else if (inside.startsWith("?")) {
            condition(inside);
        } else {
            slice(inside);
        }
    }

    private int closing(int from) {
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == ']') {
                return i;
            }
        }
        throw unsupported();
    }

    private void slice(String inside) {
        var parts = SLICE.matcher(inside);
        if (!parts.matches()) {
            throw unsupported();
        }
        boolean one = parts.group(2) == null;
        steps.add(node -> {
            int from = index(parts.group(1), 0, node.size());
            int to = one ? from + 1 : index(parts.group(3), node.size(), node.size());
            return IntStream.range(Math.max(0, from), Math.min(to, node.size())).mapToObj(node::path);
        });
    }

    private static int index(String text, int otherwise, int size) {
        if (text.isEmpty()) {
            return otherwise;
        }
        int index = Integer.parseInt(text);
        return index < 0 ? index + size : index;
    }

    private void condition(String inside) {
        var parts = CONDITION.matcher(inside);
        if (!parts.matches()) {
            throw unsupported();
        }
        var path = parse(parts.group("path"));
        steps.add(node -> children(node).filter(child -> holds(path.find(child), parts)));
    }

    private static boolean holds(List<JsonNode> found, Matcher condition) {
        var sign = Optional.ofNullable(condition.group("sign"));
        return !found.isEmpty()
                && sign.map(like -> compares(order(found.getFirst(), condition.group("value")), like))
                        .orElse(true);
    }

    private static int order(JsonNode node, String literal) {
        if (literal.startsWith("\"") || literal.startsWith("'")) {
            return node.asText().compareTo(literal.substring(1, literal.length() - 1));
        }
        return node.isNumber()
                ? Double.compare(node.asDouble(), Double.parseDouble(literal))
                : node.asText().compareTo(literal);
    }

    private static boolean compares(int order, String sign) {
        return switch (sign) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static Stream<JsonNode> children(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private ApiFailure unsupported() {
        return ApiFailure.notImplemented("the JSONPath " + text);
    }
}
