package io.hubbackup.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The door to the API server for everything that changes something: no models, no hidden retries, always under the name of this operator. */
public final class ApiDoor {

    /** Under this name the API server notes which fields are ours. */
    public static final String FIELD_MANAGER = "hub-backup-operator";

    private static final String MANAGER = "?fieldManager=";
    private static final String QUERY = MANAGER + FIELD_MANAGER;
    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String APPLY_PATCH = "application/apply-patch+yaml";
    private static final String METADATA_ONLY =
            "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json";
    private static final long TIMEOUT_SECONDS = 60;

    private final HttpClient http;
    private final String server;
    private final Doorkeeper keeper;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * What the API server answered.
     *
     * @param body the object, or a Status; empty when it was not JSON
     */
    record Answer(int code, Tree body, Optional<Duration> retryAfter) {

        boolean ok() {
            return code >= 200 && code < 300;
        }

        String reason() {
            return body.text("reason").orElse("");
        }

        String message() {
            return body.text("message").orElse("HTTP " + code);
        }

        boolean isObject() {
            return ok() && !body.text("kind").orElse("Status").equals("Status");
        }

        /** Whether the object has another UID than the one that was meant. */
        boolean anotherUid() {
            return body.child("details").children("causes").stream()
                    .anyMatch(cause ->
                            cause.text("field").filter("metadata.uid"::equals).isPresent());
        }
    }

    public ApiDoor(KubernetesClient client) {
        this(client, Doorkeeper.OPEN);
    }

    /** @param keeper says which writes go through; what it refuses is never sent */
    public ApiDoor(KubernetesClient client, Doorkeeper keeper) {
        this.keeper = keeper;
        var noRetries =
                new RequestConfigBuilder().withRequestRetryBackoffLimit(0).build();
        this.http = client.getHttpClient().newBuilder().tag(noRetries).build();
        this.server = client.getConfiguration().getMasterUrl().replaceAll("/+$", "");
    }

    /** The object as it is now, for a writer that met another version than it knew. */
    Answer get(ApiKind kind, String path) throws IOException {
        return answer(request(kind, path));
    }

    Answer create(ApiKind kind, String path, Map<String, ?> body) throws IOException {
        return send(kind, path + QUERY, "POST", JSON, body);
    }

    Answer merge(ApiKind kind, String path, Map<String, ?> body) throws IOException {
        return send(kind, path + QUERY, "PATCH", MERGE_PATCH, body);
    }

    /** A merge patch whose answer is asked for without the contents. */
    Answer mergeQuietly(String path, Map<String, ?> body) throws IOException {
        return send(METADATA_ONLY, path + QUERY, "PATCH", MERGE_PATCH, body);
    }

    /** A deletion whose answer is asked for without the contents. */
    Answer deleteQuietly(String path, Map<String, ?> options) throws IOException {
        return send(METADATA_ONLY, path, "DELETE", JSON, options);
    }

    /** The metadata of the object as it is now. */
    Answer getMetadata(String path) throws IOException {
        return answer(request(METADATA_ONLY, path));
    }

    /** Server-side apply; fields that others own become ours. */
    Answer apply(ApiKind kind, String path, Map<String, ?> body) throws IOException {
        return applyAs(FIELD_MANAGER, kind, path, body);
    }

    /** The same under another name, for a writer whose fields are its own (D26). */
    Answer applyAs(String manager, ApiKind kind, String path, Map<String, ?> body) throws IOException {
        return send(kind, path + MANAGER + manager + "&force=true", "PATCH", APPLY_PATCH, body);
    }

    /** What a merge patch would come to, without doing it. */
    Answer tryMerge(ApiKind kind, String path, Map<String, ?> body) throws IOException {
        return send(kind, path + QUERY + "&dryRun=All", "PATCH", MERGE_PATCH, body);
    }

    Answer delete(ApiKind kind, String path, Map<String, ?> options) throws IOException {
        return send(kind, path, "DELETE", JSON, options);
    }

    private Answer send(ApiKind kind, String path, String method, String type, Map<String, ?> body) throws IOException {
        return send(accept(kind), path, method, type, body);
    }

    private Answer send(String accept, String path, String method, String type, Map<String, ?> body)
            throws IOException {
        var refused = keeper.refusal(path, body);
        return refused.isPresent()
                ? forbidden(refused.get())
                : answer(request(accept, path).method(method, type, text(body)));
    }

    /** As the API server would say it. */
    private static Answer forbidden(String why) {
        return new Answer(
                403, Tree.of(Map.of("kind", "Status", "reason", "Forbidden", "message", why)), Optional.empty());
    }

    private HttpRequest.Builder request(ApiKind kind, String path) {
        return request(accept(kind), path);
    }

    private HttpRequest.Builder request(String accept, String path) {
        return http.newHttpRequestBuilder()
                .uri(server + path)
                .setHeader("Accept", accept)
                .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /** The answer about a Secret is asked for without its data. */
    private static String accept(ApiKind kind) {
        return kind.group().isEmpty() ? METADATA_ONLY : JSON;
    }

    private Answer answer(HttpRequest.Builder request) throws IOException {
        try {
            var response = http.sendAsync(request.build(), byte[].class).join();
            return new Answer(response.code(), tree(response.body()), retryAfter(response.header("Retry-After")));
        } catch (CompletionException failed) {
            throw new IOException(words(failed), failed);
        }
    }

    private String text(Map<String, ?> body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("a body that is not JSON", notJson);
        }
    }

    @SuppressWarnings("unchecked")
    private Tree tree(byte @Nullable [] body) throws IOException {
        if (body == null || body.length == 0 || body[0] != '{') {
            return Tree.EMPTY;
        }
        return Tree.of((Map<String, @Nullable Object>) json.readValue(body, Map.class));
    }

    private static Optional<Duration> retryAfter(@Nullable String header) {
        try {
            return Optional.ofNullable(header).map(Long::parseLong).map(Duration::ofSeconds);
        } catch (NumberFormatException aDate) {
            return Optional.empty();
        }
    }

    private static String words(CompletionException failure) {
        var cause = failure.getCause() == null ? failure : failure.getCause();
        return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
    }
}
