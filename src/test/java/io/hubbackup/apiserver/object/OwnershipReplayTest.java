package io.hubbackup.apiserver.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.Kinds;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.kind.ServedKinds;
import io.hubbackup.apiserver.request.ApiFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Every step starts from what the real server had, so that each stands for itself. */
@DisplayName("Patches and ownership of fields: what a real kube-apiserver made of each request")
class OwnershipReplayTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NEVER = Instant.parse("2000-01-01T00:00:00Z");

    /** Kinds whose defaults the recording has and this test does not make. */
    private static final Set<String> DEFAULTED = Set.of("Deployment", "Service");

    private static final List<String> ALLOCATED = List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy");

    private static final Kinds KINDS = kinds();

    private final FieldOwnership ownership = new FieldOwnership();
    private final ByContentType patches = new ByContentType();

    static Stream<Arguments> rows() {
        return resource("ownership.jsonl")
                .lines()
                .map(OwnershipReplayTest::parse)
                .map(row -> argumentSet(
                        row.get("kind").asText() + ": " + row.get("name").asText(), row));
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("as recorded")
    void plays(JsonNode row) {
        var kind = kind(row.get("kind").asText());
        Optional<ObjectNode> live = Optional.empty();
        int number = 0;
        var name = OwnershipRecorder.name(row);
        for (var recorded : row.get("steps")) {
            var step = named(recorded, name);
            live.ifPresent(object -> object.withObject("/metadata").put("name", name));
            var described = "step %d: %s".formatted(number++, step);
            live = step.get("code").asInt() < 300
                    ? Optional.of(succeeds(described, kind, live, step))
                    : fails(described, kind, live, step);
        }
    }

    private ObjectNode succeeds(String described, ServedKind kind, Optional<ObjectNode> live, JsonNode step) {
        var expected = expected(kind, live, step);
        var verb = step.get("verb").asText();
        boolean defaulted = DEFAULTED.contains(kind.kind());
        var made = verb.equals("apply") ? applied(kind, live, step) : written(kind, live, step, expected);
        var result =
                live.filter(before -> ManagedTimes.isUnchanged(before, made)).orElse(made);
        assertThat(Claims.in(result)).as(described).isEqualTo(Claims.in(expected));
        if (defaulted) {
            assertCovers(described, OwnershipRecorder.bare(expected), OwnershipRecorder.bare(result));
        } else {
            assertThat(OwnershipRecorder.bare(result)).as(described).isEqualTo(OwnershipRecorder.bare(expected));
        }
        return expected;
    }

    private static boolean isPatch(String verb) {
        return Set.of("merge", "json", "strategic").contains(verb);
    }

    private Optional<ObjectNode> fails(String described, ServedKind kind, Optional<ObjectNode> live, JsonNode step) {
        boolean absent = step.get("code").asInt() == 404;
        if (!step.has("message") || absent) {
            return live;
        }
        try {
            if (step.get("verb").asText().equals("apply")) {
                applied(kind, live, step);
            } else {
                changed(kind, live, step);
            }
        } catch (ApiFailure failure) {
            assertThat(failure.code()).as(described).isEqualTo(step.get("code").asInt());
            assertThat(failure.getMessage())
                    .as(described)
                    .isEqualTo(step.get("message").asText());
            var causes = failure.details().causes().stream()
                    .map(cause -> cause.field() + ": " + cause.message())
                    .sorted()
                    .toList();
            assertThat(causes).as(described).isEqualTo(texts(step.path("causes")));
            return live;
        }
        throw new AssertionError("no failure in " + described);
    }

    private ObjectNode changed(ServedKind kind, Optional<ObjectNode> live, JsonNode step) {
        var verb = step.get("verb").asText();
        if (!isPatch(verb)) {
            return named(kind, step.get("body").deepCopy());
        }
        var type = "application/%s+json"
                .formatted(
                        switch (verb) {
                            case "merge" -> "merge-patch";
                            case "json" -> "json-patch";
                            default -> "strategic-merge-patch";
                        });
        return patches.patch(kind, type, live.orElseThrow(), body(step));
    }

    /** The step about an object of this name. */
    private static JsonNode named(JsonNode recorded, String name) {
        var step = recorded.deepCopy();
        if (step.path("body").path("metadata") instanceof ObjectNode metadata && metadata.has("name")) {
            metadata.put("name", name);
        }
        return step;
    }

    private static byte[] body(JsonNode step) {
        var body = step.get("body");
        return (body.isTextual() ? body.asText() : body.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode written(ServedKind kind, Optional<ObjectNode> live, JsonNode step, ObjectNode expected) {
        var result = changed(kind, live, step);
        kind.structure().prune(result);
        kind.structure().fillDefaults(result);
        if (DEFAULTED.contains(kind.kind())) {
            assertCovers(step.toString(), expected, result);
            result = owned(expected, live);
        }
        ownership.written(kind, live, result, manager(kind, "Update", step));
        return keep(kind, live, result, step);
    }

    /** What a client has a hand in of an object that the server completed. */
    private static ObjectNode owned(ObjectNode expected, Optional<ObjectNode> live) {
        var object = expected.deepCopy();
        Claims.removeFrom(object);
        if (live.isEmpty() && object.path("spec") instanceof ObjectNode spec) {
            spec.remove(ALLOCATED);
        }
        return object;
    }

    /** Every field and element of the one is in the other, lists in the same order. */
    private static void assertCovers(String described, JsonNode all, JsonNode some) {
        if (some.isObject()) {
            some.properties().stream()
                    .filter(entry ->
                            !Set.of("managedFields", "resourceVersion", "name").contains(entry.getKey()))
                    .forEach(entry -> assertCovers(described, all.path(entry.getKey()), entry.getValue()));
        } else if (some.isArray()) {
            assertThat(all.size()).as(described).isEqualTo(some.size());
            for (int i = 0; i < some.size(); i++) {
                assertCovers(described, all.path(i), some.path(i));
            }
        } else {
            assertThat(all).as(described).isEqualTo(some);
        }
    }

    private ObjectNode applied(ServedKind kind, Optional<ObjectNode> live, JsonNode step) {
        var body = AppliedBody.read(kind, body(step), false);
        var result = ownership.apply(
                kind,
                live,
                body,
                manager(kind, "Apply", step),
                step.path("force").asBoolean());
        kind.structure().prune(result);
        kind.structure().fillDefaults(result);
        return keep(kind, live, result, step);
    }

    private static ObjectNode keep(ServedKind kind, Optional<ObjectNode> live, ObjectNode after, JsonNode step) {
        if (step.path("sub").asText("").equals("status")) {
            var kept = live.orElseThrow().deepCopy();
            copy("status", after, kept);
            var managers = Claims.in(after);
            Claims.removeFrom(kept);
            if (!managers.isMissingNode()) {
                kept.withObject("/metadata").set("managedFields", managers);
            }
            return kept;
        }
        if (kind.status()) {
            live.ifPresentOrElse(before -> copy("status", before, after), () -> after.remove("status"));
        }
        return after;
    }

    private static void copy(String field, ObjectNode from, ObjectNode to) {
        if (from.has(field)) {
            to.set(field, from.get(field));
        } else {
            to.remove(field);
        }
    }

    private static Manager manager(ServedKind kind, String operation, JsonNode step) {
        var at = step.path("at").asText("");
        return new Manager(
                step.get("manager").asText(),
                operation,
                step.path("sub").asText(""),
                kind.apiVersion(),
                at.isEmpty() ? NEVER : Instant.parse(at));
    }

    /** What the real server had after a step. */
    private static ObjectNode expected(ServedKind kind, Optional<ObjectNode> live, JsonNode step) {
        var object = step.has("object")
                ? named(kind, step.get("object").deepCopy())
                : live.map(ObjectNode::deepCopy).orElseGet(() -> named(kind, JsonNodeFactory.instance.objectNode()));
        Claims.removeFrom(object);
        object.withObject("/metadata").remove("name");
        var before = live.map(Claims::in).orElseGet(JsonNodeFactory.instance::arrayNode);
        var entries = step.has("managers") ? entries(kind, step.get("managers"), before) : before.deepCopy();
        if (!entries.isEmpty()) {
            object.withObject("/metadata").set("managedFields", entries);
        }
        return object;
    }

    private static JsonNode entries(ServedKind kind, JsonNode managers, JsonNode before) {
        var entries = JsonNodeFactory.instance.arrayNode();
        for (var manager : managers) {
            entries.add(
                    manager instanceof ArrayNode told
                            ? entry(kind, told)
                            : before.get(manager.asInt()).deepCopy());
        }
        return entries;
    }

    private static ObjectNode entry(ServedKind kind, ArrayNode told) {
        var entry = JsonNodeFactory.instance.objectNode();
        entry.set("manager", told.get(0));
        entry.set("operation", told.get(1));
        entry.put("apiVersion", kind.apiVersion());
        if (!told.get(3).asText().isEmpty()) {
            entry.set("time", told.get(3));
        }
        entry.put("fieldsType", "FieldsV1").set("fieldsV1", told.get(4));
        if (!told.get(2).asText().isEmpty()) {
            entry.set("subresource", told.get(2));
        }
        return entry;
    }

    private static ObjectNode named(ServedKind kind, ObjectNode object) {
        object.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
        object.withObject("/metadata").put("uid", "u");
        return object;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static ServedKind kind(String name) {
        return Stream.of("v1", "apps/v1", "recorded.hubbackup.io/v1")
                .flatMap(version -> KINDS.ofKind(version, name).stream())
                .findFirst()
                .orElseThrow();
    }

    private static Kinds kinds() {
        var kinds = new ServedKinds(InstantSource.fixed(NEVER));
        ObjectNode widgets = JSON.valueToTree(new Yaml().load(resource("widgets.yaml")));
        var status = widgets.putObject("status");
        status.set("acceptedNames", widgets.at("/spec/names"));
        status.putArray("conditions").addObject().put("type", "Established").put("status", "True");
        kinds.changed(ServedKinds.DEFINITIONS, "widgets.recorded.hubbackup.io", Optional.of(widgets));
        return kinds;
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String resource(String name) {
        try (var in = OwnershipReplayTest.class.getResourceAsStream("/apiserver/" + name)) {
            return new String(java.util.Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
