package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One step of the way to a field, as {@code FieldsV1} writes it.
 *
 * @param kind a field {@code f}, an element of a list by its keys {@code k} or by its value {@code v}, or by its place {@code i}
 * @param value the name, the keys with their values, the value, or the place
 */
record Step(Kind kind, JsonNode value) implements Comparable<Step> {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** In the order in which they are written. */
    enum Kind {
        FIELD('f'),
        KEYS('k'),
        VALUE('v'),
        PLACE('i');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }
    }

    static Step field(String name) {
        return new Step(Kind.FIELD, TextNode.valueOf(name));
    }

    static Step value(JsonNode value) {
        return new Step(Kind.VALUE, value);
    }

    static Step place(int place) {
        return new Step(Kind.PLACE, JsonNodeFactory.instance.numberNode(place));
    }

    static Step keys(ObjectNode keys) {
        var sorted = JsonNodeFactory.instance.objectNode();
        keys.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(key -> sorted.set(key.getKey(), key.getValue()));
        return new Step(Kind.KEYS, sorted);
    }

    /** Reads {@code f:spec}, {@code k:{"name":"x"}}, {@code v:"a"}; empty for what is none of these. */
    static Optional<Step> parse(String text) {
        var rest = text.length() < 2 || text.charAt(1) != ':' ? "" : text.substring(2);
        try {
            return switch (rest.isEmpty() ? ' ' : text.charAt(0)) {
                case 'f' -> Optional.of(field(rest));
                case 'k' -> JSON.readTree(rest) instanceof ObjectNode keys ? Optional.of(keys(keys)) : Optional.empty();
                case 'v' -> Optional.of(value(JSON.readTree(rest)));
                case 'i' -> Optional.of(place(Integer.parseInt(rest)));
                default -> Optional.empty();
            };
        } catch (JsonProcessingException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    String name() {
        return value.asText();
    }

    /** As a name in {@code FieldsV1}. */
    String text() {
        return kind.letter + ":" + (kind == Kind.FIELD ? name() : value.toString());
    }

    /** As part of a path in a message: {@code .spec}, {@code [name="x"]}, {@code [="a"]}, {@code [3]}. */
    String shown() {
        return switch (kind) {
            case FIELD -> "." + name();
            case KEYS ->
                value.properties().stream()
                        .map(key -> key.getKey() + "=" + key.getValue())
                        .collect(Collectors.joining(",", "[", "]"));
            case VALUE -> "[=" + value + "]";
            case PLACE -> "[" + value + "]";
        };
    }

    static List<Step> then(List<Step> path, Step next) {
        var longer = new ArrayList<Step>(path.size() + 1);
        longer.addAll(path);
        longer.add(next);
        return longer;
    }

    static String shown(List<Step> path) {
        return path.stream().map(Step::shown).collect(Collectors.joining());
    }

    @Override
    public int compareTo(Step other) {
        return kind == other.kind ? compare(value, other.value) : kind.compareTo(other.kind);
    }

    private static int compare(JsonNode left, JsonNode right) {
        if (left instanceof ObjectNode first && right instanceof ObjectNode second) {
            return compare(first, second);
        }
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
        }
        int ranks = Integer.compare(rank(left), rank(right));
        return ranks == 0 ? text(left).compareTo(text(right)) : ranks;
    }

    private static int compare(ObjectNode left, ObjectNode right) {
        var first = new TreeMap<String, JsonNode>();
        var second = new TreeMap<String, JsonNode>();
        left.properties().forEach(key -> first.put(key.getKey(), key.getValue()));
        right.properties().forEach(key -> second.put(key.getKey(), key.getValue()));
        var others = second.entrySet().iterator();
        for (var entry : first.entrySet()) {
            if (!others.hasNext()) {
                return 1;
            }
            var other = others.next();
            int names = entry.getKey().compareTo(other.getKey());
            int both = names == 0 ? compare(entry.getValue(), other.getValue()) : names;
            if (both != 0) {
                return both;
            }
        }
        return others.hasNext() ? -1 : 0;
    }

    private static int rank(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> 0;
            case STRING -> 1;
            case BOOLEAN -> 2;
            case ARRAY -> 3;
            case OBJECT -> 4;
            default -> 5;
        };
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }
}
