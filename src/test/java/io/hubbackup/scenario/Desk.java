package io.hubbackup.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.Settings;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.apiserver.request.Handler;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.plan.ApiKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where people and other programs do what they do to a hub: straight to the server, under a name of their own. What is refused is a mistake in a scenario. */
final class Desk {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MERGE = "application/merge-patch+json";
    private static final int NOT_FOUND = 404;

    private final Handler server;
    private final String userAgent;

    Desk(Handler server, String userAgent) {
        this.server = server;
        this.userAgent = userAgent;
    }

    /** Creates an object with its status; a reference to an owner without a UID gets that of the owner of this name. */
    void create(ObjectNode object) {
        var kind = kind(object);
        var body = object.deepCopy();
        body.at("/metadata/ownerReferences").forEach(owner -> adopt(body, (ObjectNode) owner));
        var namespace = body.at("/metadata/namespace").asText("");
        demand("POST", kind.path(namespace), Map.of(), "application/json", body);
        var status = object.get("status");
        if (status != null && hasPart(kind)) {
            change(
                    kind,
                    namespace,
                    name(object),
                    "status",
                    JSON.createObjectNode().set("status", status));
        }
    }

    private void adopt(ObjectNode object, ObjectNode owner) {
        if (!owner.has("uid")) {
            var kind = HubKinds.of(
                    owner.path("apiVersion").asText(), owner.path("kind").asText());
            var key = new ObjectKey(
                    object.at("/metadata/namespace").asText(),
                    owner.path("name").asText());
            owner.put("uid", get(kind, key).orElseThrow().at("/metadata/uid").asText());
        }
    }

    /** @param subresource or empty; the kinds of Velero have none */
    void change(ApiKind kind, String namespace, String name, String subresource, Object patch) {
        var part = subresource.isEmpty() || !hasPart(kind) ? "" : "/" + subresource;
        var path = kind.path(new ObjectKey(namespace, name)) + part;
        demand("PATCH", path, Map.of(), MERGE, JSON.valueToTree(patch));
    }

    void delete(ApiKind kind, String namespace, String name) {
        demand("DELETE", kind.path(new ObjectKey(namespace, name)), Map.of(), "", null);
    }

    Optional<ObjectNode> get(ApiKind kind, ObjectKey key) {
        var answer = ask("GET", kind.path(key), Map.of(), "", null);
        return answer.code() == NOT_FOUND ? Optional.empty() : Optional.of(read(answer));
    }

    /** All objects of a kind; none where it is not served. */
    List<ObjectNode> list(ApiKind kind) {
        var answer = ask("GET", kind.path(""), Map.of(), "", null);
        return answer.code() == NOT_FOUND
                ? List.of()
                : read(answer)
                        .path("items")
                        .valueStream()
                        .map(item -> item(kind, item))
                        .toList();
    }

    private static ObjectNode item(ApiKind kind, JsonNode item) {
        return ((ObjectNode) item).put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
    }

    /** Opens a watch of all objects of a kind, from now on. */
    Optional<ApiResponse.Stream> watch(ApiKind kind) {
        var query = Map.of("watch", "true", "timeoutSeconds", "100000000");
        return send("GET", kind.path(""), query, "", null) instanceof ApiResponse.Stream stream
                ? Optional.of(stream)
                : Optional.empty();
    }

    private void demand(String method, String path, Map<String, String> query, String type, @Nullable JsonNode body) {
        read(ask(method, path, query, type, body));
    }

    private ApiResponse.Whole ask(
            String method, String path, Map<String, String> query, String type, @Nullable JsonNode body) {
        if (send(method, path, query, type, body) instanceof ApiResponse.Whole whole) {
            return whole;
        }
        throw new IllegalStateException("no whole answer to " + method + " " + path);
    }

    private ApiResponse send(
            String method, String path, Map<String, String> query, String type, @Nullable JsonNode body) {
        var parameters = new LinkedHashMap<String, List<String>>();
        query.forEach((name, value) -> parameters.put(name, List.of(value)));
        var headers = new LinkedHashMap<>(Map.of(
                "user-agent",
                userAgent,
                "accept",
                "application/json",
                "authorization",
                "Bearer " + Settings.ADMIN_TOKEN));
        if (!type.isEmpty()) {
            headers.put("content-type", type);
        }
        try {
            var bytes = body == null ? new byte[0] : JSON.writeValueAsBytes(body);
            return server.handle(new ApiRequest(method, path, parameters, headers, bytes));
        } catch (ApiFailure refused) {
            return refused.response();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode read(ApiResponse.Whole answer) {
        if (answer.code() >= 300) {
            throw new IllegalStateException(answer.code() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        try {
            return (ObjectNode) JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasPart(ApiKind kind) {
        return !kind.group().equals("velero.io");
    }

    private static ApiKind kind(ObjectNode object) {
        return HubKinds.of(
                object.path("apiVersion").asText(), object.path("kind").asText());
    }

    private static String name(ObjectNode object) {
        return object.at("/metadata/name").asText();
    }
}
