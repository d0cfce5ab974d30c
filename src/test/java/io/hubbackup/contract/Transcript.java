package io.hubbackup.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What was asked and answered in one case, as text that can be compared. */
final class Transcript {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LINE = 150;
    /** Said with every answer, or of no meaning to a client. */
    private static final List<String> HEADERS = List.of("warning", "retry-after", "allow");

    private final Placeholders placeholders;
    private final StringBuilder text = new StringBuilder();

    Transcript(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    void asked(String method, String path, Map<String, String> headers) {
        line("> " + method + " " + placeholders.in(path));
        headers.entrySet().stream()
                .filter(header -> !header.getKey().equals("Authorization"))
                .sorted(Map.Entry.comparingByKey())
                .forEach(header -> line("> " + header.getKey() + ": " + header.getValue()));
    }

    void answered(Answer answer) {
        var type = String.join("", answer.headers().getOrDefault("content-type", List.of()));
        line("< " + answer.code() + (type.equals("application/json") ? "" : " " + type));
        HEADERS.forEach(name -> answer.headers()
                .getOrDefault(name, List.of())
                .forEach(value -> line("< " + name + ": " + placeholders.in(value))));
        if (answer.json().isMissingNode()) {
            answer.text().lines().map(placeholders::in).forEach(this::line);
        } else {
            json(answer.json());
        }
    }

    void event(JsonNode event) {
        line("< event");
        json(event);
    }

    void ran(List<String> arguments, int exit, String out, String err) {
        line("> kubectl " + placeholders.in(String.join(" ", arguments)));
        line("< " + exit);
        placeholders.inTerminal(out).lines().forEach(this::line);
        placeholders.inTerminal(err).lines().forEach(line -> line("! " + line));
    }

    void note(String line) {
        line("= " + placeholders.in(line));
    }

    void json(JsonNode json) {
        line(json.isMissingNode() ? "(end)" : pretty(placeholders.in(json), ""));
    }

    String text() {
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    /** A value on one line where it fits, else one line for each of its parts. */
    private static String pretty(JsonNode node, String indent) {
        var flat = flat(node);
        if (flat.length() + indent.length() <= LINE || !node.isContainerNode() || node.isEmpty()) {
            return flat;
        }
        var deeper = indent + "  ";
        var parts = new ArrayList<String>();
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> parts.add(quoted(field.getKey()) + ": " + pretty(field.getValue(), deeper)));
            return "{\n" + deeper + String.join(",\n" + deeper, parts) + "\n" + indent + "}";
        }
        node.forEach(element -> parts.add(pretty(element, deeper)));
        return "[\n" + deeper + String.join(",\n" + deeper, parts) + "\n" + indent + "]";
    }

    private static String flat(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(field -> quoted(field.getKey()) + ": " + flat(field.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(Transcript::flat)
                        .collect(Collectors.joining(", ", "[", "]"))
                : quoted(node);
    }

    private static String quoted(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
