package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.yaml.snakeyaml.Yaml;

/**
 * Plays rows of requests against the real kube-apiserver of {@code KUBECONFIG} and writes what it made of each, for {@link OwnershipReplayTest}.
 *
 * <p>Its arguments: the file to write, and the first seed (0). The cluster is one to be thrown away.
 */
final class OwnershipRecorder {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAMESPACE = "recorded-" + Instant.now().getEpochSecond();
    private static final String NAMESPACES = "/api/v1/namespaces/" + NAMESPACE + "?fieldManager=recorder";
    private static final String DEFINITION =
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.recorded.hubbackup.io?fieldManager=recorder&force=true";
    private static final int SEQUENCES = 200;
    private static final int STEPS = 6;
    private static final List<String> KINDS =
            List.of("Widget", "Widget", "Widget", "ConfigMap", "Deployment", "Service");
    private static final Map<String, String> TYPES = Map.of(
            "apply", "application/apply-patch+yaml",
            "merge", "application/merge-patch+json",
            "json", "application/json-patch+json",
            "strategic", "application/strategic-merge-patch+json",
            "put", "application/json",
            "post", "application/json");

    private final Config config = Config.autoConfigure(null);
    private final HttpClient client =
            HttpClient.newBuilder().sslContext(anyServer()).build();
    private ObjectNode last = JsonNodeFactory.instance.objectNode();

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var recorder = new OwnershipRecorder();
        recorder.prepare();
        var lines = new ArrayList<String>();
        for (var row : rows()) {
            lines.add(recorder.play(row).toString());
        }
        int first = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
        for (int seed = first; seed < first + SEQUENCES; seed++) {
            lines.add(recorder.play(generated(seed)).toString());
        }
        Files.writeString(Path.of(arguments[0]), String.join("\n", lines) + "\n");
    }

    private static Iterable<JsonNode> rows() throws IOException {
        return JSON.valueToTree(new Yaml().load(resource("ownership-rows.yaml")));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = OwnershipRecorder.class.getResourceAsStream("/apiserver/" + name)) {
            if (in == null) {
                throw new IOException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void prepare() throws IOException, InterruptedException {
        var widgets =
                JSON.valueToTree(new Yaml().load(resource("widgets.yaml"))).toString();
        require(send("PATCH", DEFINITION, "application/apply-patch+yaml", widgets));
        var namespace =
                "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"%s\"}}".formatted(NAMESPACE);
        require(send("PATCH", NAMESPACES, "application/apply-patch+yaml", namespace));
        while (send("GET", path("Widget", ""), "", "").statusCode() != 200) {
            Thread.onSpinWait();
        }
    }

    private static void require(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.body());
        }
    }

    private static ObjectNode generated(int seed) {
        var random = new Random(seed);
        var kind = KINDS.get(seed % KINDS.size());
        var bodies = new RandomBody(random);
        var row = JsonNodeFactory.instance
                .objectNode()
                .put("name", "seed " + seed)
                .put("kind", kind);
        var steps = row.putArray("steps");
        for (int i = 0; i < STEPS; i++) {
            var step = steps.addObject();
            boolean status = i > 0 && !List.of("ConfigMap", "Service").contains(kind) && random.nextInt(4) == 0;
            boolean apply = random.nextInt(10) < 6;
            var verb = i == 0
                    ? apply ? "apply" : "post"
                    : apply ? "apply" : random.nextInt(3) == 0 && !status ? "put" : "merge";
            step.put("verb", verb).put("manager", List.of("ann", "bob", "cid").get(random.nextInt(3)));
            if (status) {
                step.put("sub", "status");
            }
            if (apply && random.nextInt(3) == 0) {
                step.put("force", true);
            }
            boolean nulls = verb.equals("merge");
            step.set("body", status ? bodies.status(kind, "x", nulls) : bodies.of(kind, "x", nulls));
        }
        return row;
    }

    /** Of the object that a row is about. */
    static String name(JsonNode row) {
        return row.get("name").asText().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private ObjectNode play(JsonNode row) throws IOException, InterruptedException {
        var played = JsonNodeFactory.instance.objectNode();
        var name = name(row);
        var kind = row.get("kind").asText();
        played.set("name", row.get("name"));
        played.put("kind", kind);
        var steps = played.putArray("steps");
        last = JsonNodeFactory.instance.objectNode();
        for (var step : row.get("steps")) {
            if (step.has("wait")) {
                var until = Instant.now().plusSeconds(1);
                while (Instant.now().isBefore(until)) {
                    Thread.onSpinWait();
                }
                continue;
            }
            steps.add(step(kind, name, step));
        }
        return played;
    }

    private ObjectNode step(String kind, String name, JsonNode request) throws IOException, InterruptedException {
        ObjectNode step = request.deepCopy();
        var verb = request.get("verb").asText();
        var sub = request.path("sub").asText("");
        var query = "?fieldManager=" + request.path("manager").asText("")
                + (request.path("force").asBoolean() ? "&force=true" : "");
        var path = path(kind, verb.equals("post") ? "" : "/" + name) + (sub.isEmpty() ? "" : "/" + sub) + query;
        var method = verb.equals("put") ? "PUT" : verb.equals("post") ? "POST" : "PATCH";
        var answer = send(method, path, TYPES.getOrDefault(verb, ""), body(request, name));
        var body = (ObjectNode) JSON.readTree(answer.body());
        step.put("code", answer.statusCode());
        if (answer.statusCode() >= 300) {
            fail(step, body);
        } else {
            tell(step, body);
        }
        return step;
    }

    private String body(JsonNode request, String name) {
        if (request.get("body").isTextual()) {
            return request.get("body").asText();
        }
        var body = request.get("body").deepCopy();
        if (body.path("metadata") instanceof ObjectNode metadata && metadata.has("name")) {
            metadata.put("name", name);
            if (request.get("verb").asText().equals("put") && last.has("metadata")) {
                metadata.set("resourceVersion", last.get("metadata").get("resourceVersion"));
            }
        }
        return body.toString();
    }

    private static void fail(ObjectNode step, ObjectNode status) {
        if (answerIsOurs(status)) {
            step.set("message", status.get("message"));
        }
        var causes = new ArrayList<String>();
        status.path("details")
                .path("causes")
                .forEach(cause -> causes.add(cause.path("field").asText() + ": "
                        + cause.path("message").asText()));
        if (!causes.isEmpty() && answerIsOurs(status)) {
            causes.stream().sorted().forEach(step.putArray("causes")::add);
        }
    }

    /** Validation of kinds is not recorded here. */
    private static boolean answerIsOurs(ObjectNode status) {
        return status.path("code").asInt() != 422
                || !status.path("message").asText().contains(" is invalid: ");
    }

    private void tell(ObjectNode step, ObjectNode object) {
        var before = bare(last);
        var entries = last.path("metadata").path("managedFields");
        last = object;
        var managed = object.path("metadata").path("managedFields");
        if (!managed.equals(entries)) {
            var managers = step.putArray("managers");
            managed.forEach(entry -> managers.add(manager(entry, entries)));
        }
        step.put("at", newest(managed));
        var after = bare(object);
        if (!after.equals(before)) {
            step.set("object", after);
        }
    }

    /** An entry as a list; or, of one that is as it was, its place among those before. */
    private static JsonNode manager(JsonNode entry, JsonNode before) {
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).equals(entry)) {
                return JsonNodeFactory.instance.numberNode(i);
            }
        }
        return JsonNodeFactory.instance
                .arrayNode()
                .add(entry.path("manager"))
                .add(entry.path("operation"))
                .add(entry.path("subresource").asText(""))
                .add(entry.path("time").asText(""))
                .add(entry.path("fieldsV1"));
    }

    /** The time of this write: the one that was not there before. */
    private static String newest(JsonNode managed) {
        var newest = "";
        for (var entry : managed) {
            var time = entry.path("time").asText("");
            newest = time.compareTo(newest) > 0 ? time : newest;
        }
        return newest;
    }

    /** Without what identifies it and what the server counts. */
    static ObjectNode bare(ObjectNode object) {
        var bare = object.deepCopy();
        bare.remove(List.of("apiVersion", "kind"));
        if (bare.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove(List.of(
                    "managedFields", "uid", "resourceVersion", "creationTimestamp", "generation", "name", "namespace"));
            if (metadata.isEmpty()) {
                bare.remove("metadata");
            }
        }
        return bare;
    }

    private static String path(String kind, String rest) {
        return switch (kind) {
            case "ConfigMap" -> "/api/v1/namespaces/" + NAMESPACE + "/configmaps" + rest;
            case "Service" -> "/api/v1/namespaces/" + NAMESPACE + "/services" + rest;
            case "Secret" -> "/api/v1/namespaces/" + NAMESPACE + "/secrets" + rest;
            case "Pod" -> "/api/v1/namespaces/" + NAMESPACE + "/pods" + rest;
            case "Deployment" -> "/apis/apps/v1/namespaces/" + NAMESPACE + "/deployments" + rest;
            case "Widget" -> "/apis/recorded.hubbackup.io/v1/namespaces/" + NAMESPACE + "/widgets" + rest;
            default -> throw new IllegalArgumentException("no such kind: " + kind);
        };
    }

    private HttpResponse<String> send(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(config.getMasterUrl().replaceAll("/$", "") + path))
                .header("Authorization", "Bearer " + config.getAutoOAuthToken())
                .timeout(Duration.ofSeconds(10));
        if (!method.equals("GET")) {
            request.header("Content-Type", type).method(method, HttpRequest.BodyPublishers.ofString(body));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The server is one that was started for this, on this machine. */
    private static SSLContext anyServer() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[] {new TrustsAll()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class TrustsAll extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
