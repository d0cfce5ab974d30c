package io.hubbackup.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hubbackup.decide.restore.admission.RestoreWish;
import io.hubbackup.wire.ReportNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a scenario has ended: its objects, without what differs from run to run. Times are a word, the time stamps in names are counted instead, conditions and
 * owners come in a fixed order, and UIDs, versions and field managers are left out.
 *
 * @param objects by kind, namespace and name
 */
record EndState(SortedMap<String, JsonNode> objects) {

    private static final Set<String> OF_THE_RUN =
            Set.of("uid", "resourceVersion", "creationTimestamp", "generation", "managedFields", "lastTransitionTime");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})");
    /** In the journal of a Restore: a hash over the UIDs of what shall go. */
    private static final Pattern CLEANUP_PLAN =
            Pattern.compile("(?<=\"plan\":\"|\"confirmed\":\\[\")[0-9a-f]{8,}(?=\")");

    private static final Pattern UID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern STAMP = Pattern.compile("(?<=-)\\d{14}\\b");
    /** What the policies told when; their verdicts stand in the conditions too. */
    private static final Set<String> REPORTS = Set.of(ReportNames.STATUS, ReportNames.REPORT);

    /** The policies tell how long something took. */
    private static final Pattern LENGTH =
            Pattern.compile("\\b(\\d+h)?(\\d+m)?\\d+ ?s\\b(?=.*\\((backup-throughput|recovery-point)\\))");

    private static final int MOST_DIFFERENCES = 12;

    static EndState of(Collection<ObjectNode> objects) {
        var stamps = stamps(objects);
        var state = new TreeMap<String, JsonNode>();
        objects.stream()
                .filter(object -> !REPORTS.contains(object.at("/metadata/name").asText()))
                .forEach(object -> state.put(told(path(object), stamps), meaning(object, stamps)));
        return new EndState(state);
    }

    /** What is different here from there, in lines. */
    List<String> differences(EndState expected) {
        var names = new TreeSet<>(objects.keySet());
        names.addAll(expected.objects.keySet());
        return names.stream()
                .flatMap(name -> differences(name, expected.objects.get(name), objects.get(name)))
                .limit(MOST_DIFFERENCES)
                .toList();
    }

    private static Stream<String> differences(String path, @Nullable JsonNode expected, @Nullable JsonNode actual) {
        if (expected == null || actual == null) {
            return Stream.of(path + ": expected " + brief(expected) + " but was " + brief(actual));
        }
        if (expected.equals(actual)) {
            return Stream.empty();
        }
        if (expected instanceof ObjectNode && actual instanceof ObjectNode) {
            var fields = new TreeSet<String>();
            expected.fieldNames().forEachRemaining(fields::add);
            actual.fieldNames().forEachRemaining(fields::add);
            return fields.stream()
                    .flatMap(field -> differences(path + "." + field, expected.get(field), actual.get(field)));
        }
        if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            return IntStream.range(0, expected.size())
                    .boxed()
                    .flatMap(index -> differences(path + "[" + index + "]", expected.get(index), actual.get(index)));
        }
        return Stream.of(path + ": expected " + brief(expected) + " but was " + brief(actual));
    }

    private static String brief(@Nullable JsonNode node) {
        var text = node == null ? "nothing" : node.toString();
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }

    private static String path(ObjectNode object) {
        var metadata = object.path("metadata");
        return Stream.of(object.path("kind"), metadata.path("namespace"), metadata.path("name"))
                .map(JsonNode::asText)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The stamps in the names of all objects, numbered in their order. */
    private static Map<String, String> stamps(Collection<ObjectNode> objects) {
        var found = new TreeSet<String>();
        objects.forEach(object -> STAMP.matcher(path(object)).results().forEach(stamp -> found.add(stamp.group())));
        var numbered = new TreeMap<String, String>();
        objects.forEach(object -> numbered.put(
                object.at("/metadata/uid").asText(),
                "<uid of " + STAMP.matcher(object.at("/metadata/name").asText()).replaceAll("<stamp>") + ">"));
        numbered.remove("");
        found.forEach(
                stamp -> numbered.put(stamp, "<stamp " + (found.headSet(stamp).size() + 1) + ">"));
        return numbered;
    }

    private static String told(String text, Map<String, String> stamps) {
        var known = UID.matcher(text).replaceAll(found -> stamps.getOrDefault(found.group(), found.group()));
        var unhashed = CLEANUP_PLAN.matcher(known).replaceAll("<hash>");
        var stamped = STAMP.matcher(unhashed).replaceAll(found -> stamps.getOrDefault(found.group(), "<stamp>"));
        return LENGTH.matcher(TIME.matcher(stamped).replaceAll("<time>")).replaceAll("<length>");
    }

    private static JsonNode meaning(JsonNode node, Map<String, String> stamps) {
        return switch (node) {
            case ObjectNode object -> fields(object, stamps);
            case ArrayNode list -> elements(list, stamps);
            case TextNode text -> TextNode.valueOf(told(text.asText(), stamps));
            default -> node;
        };
    }

    private static JsonNode fields(ObjectNode object, Map<String, String> stamps) {
        var kept = JsonNodeFactory.instance.objectNode();
        object.properties().stream()
                .filter(field -> !OF_THE_RUN.contains(field.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> kept.set(
                        told(field.getKey(), stamps),
                        field.getKey().equals(RestoreWish.CONFIRM)
                                ? TextNode.valueOf("<hash>")
                                : meaning(field.getValue(), stamps)));
        return kept;
    }

    private static JsonNode elements(ArrayNode list, Map<String, String> stamps) {
        var elements = new ArrayList<JsonNode>();
        list.forEach(element -> elements.add(meaning(element, stamps)));
        if (elements.stream().allMatch(element -> element.isObject() && element.has("type") || element.isTextual())) {
            elements.sort(Comparator.comparing(element -> element.isTextual()
                    ? element.asText()
                    : element.path("type").asText()));
        }
        return JsonNodeFactory.instance.arrayNode().addAll(elements);
    }
}
