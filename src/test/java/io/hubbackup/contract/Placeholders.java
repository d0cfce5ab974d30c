package io.hubbackup.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Takes out of a transcript what differs from run to run; the same value gives the same placeholder, so that equality is still seen. */
final class Placeholders {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern MICRO_TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    private static final Pattern VERSION_IN_WORDS = Pattern.compile(
            "((?i:resource ?version)(?: in (?:the )?(?:precondition|record|object meta))?[\\\\\":\\s(]+)(\\d+)");
    /** A server quotes all of an object that it could not read, each kind in an order of its own. */
    private static final Pattern QUOTED = Pattern.compile("Invalid value: \"(\\{.*}|map\\[.*])\": ", Pattern.DOTALL);

    private static final Pattern AGE = Pattern.compile("(?<![\\w.-])(\\d+[smhd])+(?![\\w.-])");

    private final String id;
    private final boolean managedFields;
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final Map<String, String> uids = new LinkedHashMap<>();
    private final Map<String, String> others = new LinkedHashMap<>();

    /** @param id what this run of a case puts into its names */
    Placeholders(String id, boolean managedFields) {
        this.id = id;
        this.managedFields = managedFields;
    }

    /** Replaces this text wherever it comes. */
    void replace(String text, String placeholder) {
        others.put(text, placeholder);
    }

    JsonNode in(JsonNode json) {
        if (json.path("type").asText().equals("BOOKMARK")) {
            return bookmark((ObjectNode) json);
        }
        return json.isObject()
                        && (json.path("items").isArray()
                                || json.path("kind").asText().equals("Table"))
                ? list((ObjectNode) json)
                : any("", json);
    }

    String in(String text) {
        var result = text;
        for (var other : others.entrySet()) {
            result = result.replace(other.getKey(), other.getValue());
        }
        result = result.replace(id, "<id>");
        result = UUID.matcher(result).replaceAll(match -> number(uids, match.group(), "uid"));
        result = QUOTED.matcher(result).replaceAll("Invalid value: <the object>: ");
        result = MICRO_TIME.matcher(result).replaceAll("<micro time>");
        result = TIME.matcher(result).replaceAll("<time>");
        return VERSION_IN_WORDS.matcher(result).replaceAll(match -> match.group(1) + version(match.group(2)));
    }

    /** Text of a program: ages too, and columns no wider than their text. */
    String inTerminal(String text) {
        return AGE.matcher(in(text))
                .replaceAll("<age>")
                .replaceAll("(?m) {2,}", "  ")
                .replaceAll("(?m)[ \t]+$", "");
    }

    /** The version of a list is that of the whole server, and says nothing about the case. */
    private JsonNode list(ObjectNode list) {
        var copy = list.deepCopy();
        if (copy.path("metadata").path("resourceVersion").asText().matches("[1-9]\\d*")) {
            ((ObjectNode) copy.path("metadata")).put("resourceVersion", "<version of the list>");
        }
        return any("", copy);
    }

    /** So is that of a bookmark: it moves with what others write to the server meanwhile. */
    private JsonNode bookmark(ObjectNode event) {
        var copy = event.deepCopy();
        ((ObjectNode) copy.path("object").path("metadata")).put("resourceVersion", "<version of the server>");
        return any("", copy);
    }

    private JsonNode any(String field, JsonNode node) {
        return switch (node) {
            case ObjectNode object -> object(object);
            case ArrayNode array -> array(field, array);
            case TextNode text -> TextNode.valueOf(text(field, text.textValue()));
            default -> node;
        };
    }

    private ObjectNode object(ObjectNode object) {
        return withOwnersInOrder(withCausesInOrder(withKindsInOrder(fields(object))));
    }

    /** Entries are told in the order of their seconds, and whether one has passed between two writes is chance: as if none had. One without a time is the first. */
    private static ObjectNode withOwnersInOrder(ObjectNode metadata) {
        if (metadata.path("managedFields").isArray()) {
            var entries = new ArrayList<JsonNode>();
            metadata.path("managedFields").forEach(entries::add);
            entries.sort(Comparator.comparing((JsonNode entry) -> told(entry, "operation"))
                    .thenComparing(entry -> entry.has("time"))
                    .thenComparing(entry -> told(entry, "manager"))
                    .thenComparing(entry -> told(entry, "apiVersion"))
                    .thenComparing(entry -> told(entry, "subresource")));
            metadata.putArray("managedFields").addAll(entries);
        }
        return metadata;
    }

    private static String told(JsonNode entry, String field) {
        return entry.path(field).asText();
    }

    /** A server tells the kinds of a definition's group in the order of a map. */
    private static ObjectNode withKindsInOrder(ObjectNode discovery) {
        if (discovery.path("kind").asText().equals("APIResourceList")) {
            var kinds = new TreeMap<String, JsonNode>();
            discovery
                    .path("resources")
                    .forEach(kind -> kinds.put(kind.path("name").asText(), kind));
            discovery.putArray("resources").addAll(kinds.values());
        }
        return discovery;
    }

    /** A server walks through the fields of an object in no order. */
    private static ObjectNode withCausesInOrder(ObjectNode status) {
        var causes = new TreeMap<String, JsonNode>();
        status.path("details").path("causes").forEach(cause -> causes.put(words(cause) + causes.size(), cause));
        if (causes.size() > 1) {
            ((ObjectNode) status.path("details")).putArray("causes").addAll(causes.values());
            var message = status.path("message").asText();
            var told = causes.values().stream().map(Placeholders::words).allMatch(message::contains);
            if (told) {
                status.put("message", message.replaceAll("(?s)is invalid: \\[.*]$", "is invalid: [<causes>]"));
            }
        }
        return status;
    }

    private static String words(JsonNode cause) {
        return cause.path("field").asText() + ": " + cause.path("message").asText();
    }

    private ObjectNode fields(ObjectNode object) {
        var copy = JsonNodeFactory.instance.objectNode();
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        names.stream()
                .filter(name -> managedFields || !name.equals("managedFields"))
                .forEach(name -> copy.set(in(name), any(name, object.path(name))));
        return copy;
    }

    private ArrayNode array(String field, ArrayNode array) {
        var copy = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> copy.add(
                field.equals("cells") && element.isTextual()
                        ? TextNode.valueOf(AGE.matcher(in(element.textValue())).replaceAll("<age>"))
                        : any(field, element)));
        return copy;
    }

    private String text(String field, String text) {
        return switch (field) {
            case "resourceVersion" -> text.matches("[1-9]\\d*") ? version(text) : text;
            case "continue" -> text.isEmpty() ? text : "<continue>";
            case "token" -> "<token>";
            case "storageVersionHash" -> "<hash>";
            case "serverAddress" -> "<address>";
            default -> in(text);
        };
    }

    private String version(String version) {
        return number(versions, version, "version");
    }

    private static String number(Map<String, String> known, String value, String what) {
        Function<String, String> next = none -> "<%s %d>".formatted(what, known.size() + 1);
        return known.computeIfAbsent(value, next);
    }
}
