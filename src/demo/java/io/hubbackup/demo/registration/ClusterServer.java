package io.hubbackup.demo.registration;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.demo.registration.Road.Request;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLException;

/** The API server of a managed cluster, as somebody with this access sees it. */
final class ClusterServer {

    private final Road road;
    private final Access access;

    ClusterServer(Road road, Access access) {
        this.road = road;
        this.access = access;
    }

    /** Why something could not be done there; the message is that of client-go. */
    static final class Failure extends Exception {

        private static final long serialVersionUID = 1;
        private final int code;

        /** @param code of the answer; 0 where there was none */
        Failure(int code, String message) {
            super(message);
            this.code = code;
        }

        boolean isAboutRights() {
            return code == HttpURLConnection.HTTP_UNAUTHORIZED || code == HttpURLConnection.HTTP_FORBIDDEN;
        }

        /** Whether the server is not to blame the access for it. */
        boolean isOfServer() {
            return code == HttpURLConnection.HTTP_CONFLICT
                    || code == 429
                    || code == HttpURLConnection.HTTP_INTERNAL_ERROR;
        }
    }

    /**
     * Sees to it that the agent goes to a hub.
     *
     * @return whether it went elsewhere before
     * @throws Failure when this cannot be done
     */
    boolean send(String cluster, String agentNamespace, Access hub) throws Failure {
        var wanted = new TreeMap<>(
                Map.of(Marks.CLUSTER_NAME, encoded(cluster), Marks.KUBECONFIG, encoded(hub.kubeconfig())));
        var secrets = "/api/v1/namespaces/" + agentNamespace + "/secrets";
        var path = secrets + "/" + Marks.BOOTSTRAP_SECRET;
        var there = ask("GET", path, "", Map.of());
        if (there.code() == HttpURLConnection.HTTP_NOT_FOUND) {
            var secret = Map.of(
                    "apiVersion", "v1",
                    "kind", "Secret",
                    "type", "Opaque",
                    "metadata", Map.of("name", Marks.BOOTSTRAP_SECRET, "namespace", agentNamespace),
                    "data", wanted);
            done(ask("POST", secrets, "application/json", secret));
            return true;
        }
        if (json(done(there)).path("data").equals(Serialization.jsonMapper().valueToTree(wanted))) {
            return false;
        }
        done(ask("PATCH", path, "application/merge-patch+json", Map.of("data", wanted)));
        return true;
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private Road.Answer ask(String method, String path, String type, Map<String, ?> body) throws Failure {
        try {
            return road.send(access, new Request(method, path, type, body.isEmpty() ? "" : Serialization.asJson(body)));
        } catch (IOException | IllegalArgumentException failed) {
            var verb = method.charAt(0) + method.substring(1).toLowerCase(Locale.ROOT);
            throw new Failure(0, "%s \"%s%s\": %s".formatted(verb, access.server(), path, reason(failed)));
        }
    }

    private String reason(Exception failed) {
        var host = access.server().replaceFirst("^[a-z]+://", "");
        return switch (failed) {
            case ConnectException nowhere
            when isUnknown(nowhere) -> "dial tcp: lookup " + host.replaceFirst(":.*", "") + ": no such host";
            case ConnectException refused -> "dial tcp " + host + ": connect: connection refused";
            case SSLException untrusted ->
                "tls: failed to verify certificate: x509: certificate signed by unknown authority";
            case HttpTimeoutException late -> "context deadline exceeded";
            default -> String.valueOf(failed.getMessage());
        };
    }

    private static boolean isUnknown(Throwable failed) {
        return failed instanceof UnresolvedAddressException
                || failed.getCause() != null && isUnknown(failed.getCause());
    }

    private static Road.Answer done(Road.Answer answer) throws Failure {
        if (answer.code() >= HttpURLConnection.HTTP_BAD_REQUEST) {
            throw new Failure(answer.code(), message(answer));
        }
        return answer;
    }

    private static String message(Road.Answer answer) throws Failure {
        var message = json(answer).path("message").asText();
        return message.isEmpty() ? "the server has answered with code " + answer.code() : message;
    }

    private static JsonNode json(Road.Answer answer) throws Failure {
        try {
            return Serialization.jsonMapper().readTree(answer.body());
        } catch (JacksonException unreadable) {
            throw new Failure(answer.code(), "the server has answered with something that is no JSON");
        }
    }
}
