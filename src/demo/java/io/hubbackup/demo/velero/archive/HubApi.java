package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Reads objects as they are, without models. Every method throws a {@link KubernetesClientException} with the words of the API server when it refuses. */
final class HubApi {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final int PAGE = 500;
    private static final long TIMEOUT_SECONDS = 60;

    private final HttpClient http;
    private final String server;

    /** An answer, whatever its code. */
    record Answer(int code, byte[] body, Optional<String> etag) {

        boolean ok() {
            return code / 100 == 2;
        }

        /** What the API server says against it. */
        String message() {
            return json().path("message").asText("HTTP " + code);
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException unreadable) {
                throw new KubernetesClientException(
                        "the API server answered with something else than JSON", unreadable);
            }
        }
    }

    HubApi(KubernetesClient client) {
        var noRetries =
                new RequestConfigBuilder().withRequestRetryBackoffLimit(0).build();
        this.http = client.getHttpClient().newBuilder().tag(noRetries).build();
        this.server = client.getConfiguration().getMasterUrl().replaceAll("/+$", "");
    }

    /** Tells all objects of a list, page by page. */
    void list(String path, String selector, Consumer<JsonNode> each) {
        var query = "?" + (selector.isEmpty() ? "" : "labelSelector=" + encoded(selector) + "&") + "limit=" + PAGE;
        var next = "";
        do {
            var page = page(path + query + (next.isEmpty() ? "" : "&continue=" + encoded(next)));
            page.path("items").forEach(each);
            next = page.path("metadata").path("continue").asText();
        } while (!next.isEmpty());
    }

    private JsonNode page(String pathAndQuery) {
        return found(get(pathAndQuery, Map.of()));
    }

    /** The object at this path; empty when there is none. */
    Optional<JsonNode> object(String path) {
        var answer = get(path, Map.of());
        return answer.code() == HttpURLConnection.HTTP_NOT_FOUND ? Optional.empty() : Optional.of(found(answer));
    }

    static JsonNode found(Answer answer) {
        if (answer.code() != HttpURLConnection.HTTP_OK) {
            throw new KubernetesClientException(answer.message(), answer.code(), null);
        }
        return answer.json();
    }

    /** The object that an answer has brought into being. */
    static JsonNode created(Answer answer) {
        if (!answer.ok()) {
            throw new KubernetesClientException(answer.message(), answer.code(), null);
        }
        return answer.json();
    }

    Answer get(String pathAndQuery, Map<String, String> headers) {
        var request = http.newHttpRequestBuilder().uri(server + pathAndQuery);
        headers.forEach(request::setHeader);
        return send(request);
    }

    /** Whatever it says to this object. */
    Answer create(String path, JsonNode object) {
        return write("POST", path, "application/json", object);
    }

    Answer replace(String path, JsonNode object) {
        return write("PUT", path, "application/json", object);
    }

    Answer merge(String path, JsonNode change) {
        return write("PATCH", path, "application/merge-patch+json", change);
    }

    private Answer write(String method, String path, String type, JsonNode body) {
        return send(http.newHttpRequestBuilder().uri(server + path).method(method, type, body.toString()));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.sendAsync(
                            request.timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).build(), byte[].class)
                    .join();
            return new Answer(response.code(), response.body(), Optional.ofNullable(response.header("ETag")));
        } catch (CompletionException failed) {
            throw new KubernetesClientException(String.valueOf(failed.getCause()), failed);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
