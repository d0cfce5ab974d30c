package io.hubbackup.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * A Kubernetes API, whoever serves it.
 *
 * @param url without a slash at its end
 * @param admin the bearer token of somebody with all rights
 * @param kubeconfig for kubectl, with all rights
 * @param kubectl empty: this machine has none
 */
record Api(String url, String admin, Path kubeconfig, Optional<Path> kubectl) {

    static final String USER_AGENT = "contract";

    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(trusting())
            .build();

    /** Sends a request as it is, and reads the answer to its end. */
    Answer send(String method, String path, Map<String, String> headers, byte[] body) {
        return Answer.of(exchange(request(method, path, headers, body), HttpResponse.BodyHandlers.ofByteArray()));
    }

    /** Opens a watch. */
    Watch watch(String path, Map<String, String> headers) {
        return new Watch(
                exchange(request("GET", path, headers, new byte[0]), HttpResponse.BodyHandlers.ofInputStream()));
    }

    /** Opens a watch the way the client library does. */
    SocketWatch socketWatch(String path) {
        var watch = new SocketWatch();
        CLIENT.newWebSocketBuilder()
                .header("Authorization", "Bearer " + admin)
                .header("User-Agent", USER_AGENT)
                .header("Origin", url)
                .buildAsync(URI.create(url.replaceFirst("^http", "ws") + path), watch)
                .thenAccept((WebSocket open) -> {})
                .join();
        return watch;
    }

    private HttpRequest request(String method, String path, Map<String, String> headers, byte[] body) {
        var publisher =
                body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body);
        var builder = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, publisher)
                .timeout(ANSWER)
                .setHeader("User-Agent", USER_AGENT)
                .setHeader("Accept", "application/json")
                .setHeader("Authorization", "Bearer " + admin);
        headers.forEach(builder::setHeader);
        return builder.build();
    }

    private static <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return CLIENT.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The certificate of a server on loopback is its own. */
    private static SSLContext trusting() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anyone()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Anyone extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
