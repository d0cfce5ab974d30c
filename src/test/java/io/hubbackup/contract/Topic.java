package io.hubbackup.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.hubbackup.kit.Await;
import io.hubbackup.kit.Shell;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/** What the cases of every topic speak with. Each case has a namespace of its own, so that many can share a server. */
abstract class Topic {

    static final String JSON_PATCH = "application/json-patch+json";
    static final String MERGE_PATCH = "application/merge-patch+json";
    static final String STRATEGIC_PATCH = "application/strategic-merge-patch+json";
    static final String APPLY_PATCH = "application/apply-patch+yaml";

    /** In place of a method: a PATCH with a JSON merge patch. */
    static final String MERGE = "merge";

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Duration SOON = Duration.ofSeconds(Integer.getInteger("contract.soon", 30));
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_LENGTH = 7;

    private Api api;
    private String title;
    private String id;
    private Placeholders placeholders;
    private Transcript transcript;
    private boolean namespaceMade;

    /** Whether this topic is about who owns which field; elsewhere {@code managedFields} are left out. */
    boolean ownership() {
        return false;
    }

    @BeforeEach
    void open(Api served, TestInfo info) {
        api = served;
        title = info.getDisplayName();
        // letters that are in no hexadecimal number
        id = RANDOM.ints(ID_LENGTH, 'g', 'z' + 1)
                .mapToObj(letter -> "" + (char) letter)
                .collect(Collectors.joining());
        placeholders = new Placeholders(id, ownership());
        transcript = new Transcript(placeholders);
        Definitions.ensure(api);
    }

    @AfterEach
    void compare() {
        var transcripts = Transcripts.of(topic());
        var which = new Transcripts.Case(title);
        if (Transcripts.WRITE && api.url().startsWith("https")) {
            transcripts.write(which, transcript.text());
        }
        var real = transcripts.of(which);
        assertThat(real)
                .as("no real kube-apiserver was asked yet: -Dcontract.write=true")
                .isPresent();
        assertThat(Difference.between(real.orElseThrow(), transcript.text()))
                .as("differences from a real kube-apiserver")
                .isEmpty();
    }

    private String topic() {
        return getClass().getSuperclass().getSimpleName();
    }

    Api api() {
        return api;
    }

    // --- names ---

    /** Part of every name that is not in a namespace. */
    String id() {
        return id;
    }

    String namespace() {
        var name = "ns-" + id;
        if (!namespaceMade) {
            namespaceMade = true;
            var made = api.send("POST", "/api/v1/namespaces", JSON, bytes("{metadata: {name: %s}}".formatted(name)));
            made.is(201);
        }
        return name;
    }

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    String core(String plural) {
        return "/api/v1/namespaces/" + namespace() + "/" + plural;
    }

    String configMaps() {
        return core("configmaps");
    }

    String configMap(String name) {
        return configMaps() + "/" + name;
    }

    String secrets() {
        return core("secrets");
    }

    /** A custom resource with a schema and a status of its own. */
    String widgets() {
        return "/apis/contract.hubbackup.io/v1/namespaces/" + namespace() + "/widgets";
    }

    String widget(String name) {
        return widgets() + "/" + name;
    }

    /** A custom resource without a namespace, without a schema worth the name and without a status of its own. */
    String gadgets() {
        return "/apis/contract.hubbackup.io/v1/gadgets";
    }

    String gadget(String name) {
        return gadgets() + "/" + name;
    }

    // --- requests; what they say goes into the transcript ---

    Answer get(String path) {
        return send("GET", path, Map.of(), "");
    }

    Answer get(String path, String accept) {
        return send("GET", path, Map.of("Accept", accept), "");
    }

    Answer post(String path, Object body) {
        return send("POST", path, JSON, body);
    }

    Answer put(String path, Object body) {
        return send("PUT", path, JSON, body);
    }

    Answer patch(String type, String path, Object body) {
        return send("PATCH", path, Map.of("Content-Type", type), body);
    }

    Answer apply(String path, String manager, String body) {
        return patch(APPLY_PATCH, path + (path.contains("?") ? "&" : "?") + "fieldManager=" + manager, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, Map.of(), "");
    }

    Answer delete(String path, Object options) {
        return send("DELETE", path, JSON, options);
    }

    /** Sends a body that is YAML or JSON, as JSON. */
    Answer send(String method, String path, Map<String, String> headers, Object body) {
        return sendBytes(method, path, headers, body.equals("") ? new byte[0] : bytes(body));
    }

    Answer sendBytes(String method, String path, Map<String, String> headers, byte[] body) {
        transcript.asked(method, path, headers);
        var answer = api.send(method, path, headers, body);
        transcript.answered(answer);
        return answer;
    }

    /** A request that only prepares a case: it has to succeed, and its answer is not compared. */
    Answer quietly(String method, String path, Object body) {
        var merge = method.equals(MERGE);
        var answer = api.send(
                merge ? "PATCH" : method,
                path,
                merge ? Map.of("Content-Type", MERGE_PATCH) : JSON,
                body.equals("") ? new byte[0] : bytes(body));
        assertThat(answer.code()).as(answer.text()).isBetween(200, 299);
        return answer;
    }

    /** Makes an object and does not compare the answer. */
    Answer given(String path, Object body) {
        return quietly("POST", path, body);
    }

    /** Looks until it is so; the last look is compared. */
    Answer until(String path, Predicate<Answer> condition) {
        var last = Await.within(SOON, path).until(() -> api.send("GET", path, Map.of(), new byte[0]), condition::test);
        transcript.asked("GET", path, Map.of());
        transcript.answered(last);
        return last;
    }

    /** Looks until it is so, and does not compare anything. */
    void quietlyUntil(String path, Predicate<Answer> condition) {
        quietlyUntil(path, Map.of(), condition);
    }

    void quietlyUntil(String path, Map<String, String> headers, Predicate<Answer> condition) {
        Await.within(SOON, path).until(() -> api.send("GET", path, headers, new byte[0]), condition::test);
    }

    void untilGone(String path) {
        until(path, answer -> answer.code() == 404);
    }

    // --- watches ---

    void watching(String path, Consumer<Told> story) {
        watching(path, "application/json", story);
    }

    void watching(String path, String accept, Consumer<Told> story) {
        transcript.asked("GET", path, Map.of("Accept", accept));
        try (var watch = api.watch(path, Map.of("Accept", accept))) {
            transcript.note(watch.code() + " " + watch.contentType());
            story.accept(new Told(watch));
        }
    }

    /** Reads events, and takes them into the transcript. */
    final class Told {

        private final Watch watch;

        private Told(Watch watch) {
            this.watch = watch;
        }

        JsonNode next() {
            return seen(watch.next());
        }

        void next(String type, String name) {
            var event = next();
            assertThat(event.at("/type").asText() + " "
                            + event.at("/object/metadata/name").asText())
                    .isEqualTo(type + " " + name);
        }

        /** A server may send as many bookmarks as it likes. */
        void endAfterBookmarks() {
            var event = watch.next();
            while (event.at("/type").asText().equals("BOOKMARK")) {
                event = watch.next();
            }
            assertThat(seen(event).isMissingNode()).isTrue();
        }

        void end() {
            assertThat(next().isMissingNode()).isTrue();
        }
    }

    private JsonNode seen(JsonNode event) {
        transcript.event(event);
        return event;
    }

    void event(JsonNode event) {
        seen(event);
    }

    // --- kubectl ---

    Shell.Result kubectl(String... arguments) {
        assumeTrue(api.kubectl().isPresent(), "there is no kubectl on this machine");
        var command = new ArrayList<>(List.of(
                api.kubectl().orElseThrow().toString(),
                "--kubeconfig",
                api.kubeconfig().toString()));
        command.addAll(List.of(arguments));
        var result = Shell.run(SOON, new HashMap<>(), command);
        transcript.ran(List.of(arguments), result.exit(), result.out(), result.err());
        return result;
    }

    // --- words ---

    /** Takes a value out of the transcript that differs from run to run. */
    void mask(String value, String placeholder) {
        placeholders.replace(value, placeholder);
    }

    /** Takes a part of an answer into the transcript. */
    void json(JsonNode part) {
        transcript.json(part);
    }

    void note(String line) {
        transcript.note(line);
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    ObjectNode yaml(String text) {
        try {
            return (ObjectNode) YAML.readTree(filled(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** {@code $id} is part of a name, {@code $W} and {@code $G} are the kinds of a widget and a gadget. */
    private String filled(String text) {
        return text.replace("$id", id)
                .replace("$W", "apiVersion: contract.hubbackup.io/v1, kind: Widget")
                .replace("$G", "apiVersion: contract.hubbackup.io/v1, kind: Gadget");
    }

    byte[] bytes(Object body) {
        return switch (body) {
            case JsonNode node -> node.toString().getBytes(StandardCharsets.UTF_8);
            case String text -> tree(filled(text)).toString().getBytes(StandardCharsets.UTF_8);
            default -> throw new IllegalArgumentException("neither YAML nor a tree: " + body.getClass());
        };
    }

    private static JsonNode tree(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
