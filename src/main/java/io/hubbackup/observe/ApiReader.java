package io.hubbackup.observe;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Reads from the API server as it is, without models and without the client's own retries: waiting is the business of the one timer (D25). */
final class ApiReader {

    private static final long TIMEOUT_SECONDS = 60;
    private static final int FORBIDDEN = 403;

    private final HttpClient http;
    private final String server;

    /** An answer, whatever its code. */
    record Answer(int code, byte[] body, String contentType, Optional<String> etag) {

        boolean ok() {
            return code == 200;
        }

        /** What the API server says about a request that it refused. */
        String reason() {
            return ApiReader.reason(code, body);
        }
    }

    ApiReader(KubernetesClient client) {
        var noRetries = new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                .withRequestRetryBackoffLimit(0)
                .build();
        this.http = client.getHttpClient().newBuilder().tag(noRetries).build();
        this.server = client.getConfiguration().getMasterUrl().replaceAll("/+$", "");
    }

    /** Blocks until the whole answer is there. */
    Answer get(String path, Map<String, String> headers) throws IOException {
        var request = request(path, headers)
                .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .build();
        try {
            var response = http.sendAsync(request, byte[].class).join();
            return new Answer(
                    response.code(),
                    response.body(),
                    Optional.ofNullable(response.header("Content-Type")).orElse(""),
                    Optional.ofNullable(response.header("ETag")));
        } catch (CompletionException failed) {
            throw new IOException(words(failed), failed);
        }
    }

    /** Opens a stream of lines. */
    WatchStream stream(String path, String accept, WatchStream.Listener listener) {
        var request = request(path, Map.of("Accept", accept)).forStreaming().build();
        return WatchStream.open(http, request, listener);
    }

    static String reason(int code, byte[] body) {
        try {
            return Json.object(body)
                    .text("message")
                    .map(text -> code + ", " + text)
                    .orElse("" + code);
        } catch (IOException notJson) {
            return "HTTP " + code + (code == FORBIDDEN ? ", forbidden" : "");
        }
    }

    static String words(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        var request = http.newHttpRequestBuilder().uri(server + path);
        headers.forEach(request::setHeader);
        return request;
    }
}
